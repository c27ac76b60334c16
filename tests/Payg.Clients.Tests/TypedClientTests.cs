using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests;

/// <summary>The client with types does what its source says.</summary>
public sealed class TypedClientTests
{
    [Fact]
    public async Task Client_WithAKey_CallsPaysAndUnderstandsARefusal()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = RepositoryFolder.PathOf(
            "samples", "TypedClient", "bin", configuration, "net10.0", "TypedClient.dll");
        await using var service = await RunningService.StartAsync();

        var output = await Tool.RunAsync(service.Folder, "", "dotnet", program, service.Address);

        Assert.Contains(": 0.001 USD in ", output, StringComparison.Ordinal);
        Assert.EndsWith("Refused: unauthorized\n", output, StringComparison.Ordinal);
    }
}
