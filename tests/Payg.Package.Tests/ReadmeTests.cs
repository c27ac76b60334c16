using Payg.Testing;
using Xunit;

namespace Payg.Package.Tests;

/// <summary>The README's own lines, run as somebody does who has nothing but the package.</summary>
public sealed class ReadmeTests(PackageFeed feed)
{
    private const string Address = "http://localhost:5080";

    private static readonly string[] Readme = ["src", "Payg.Billing", "README.md"];

    [Fact]
    public async Task NewApi_WithTheLinesOfTheReadme_ChargesACall()
    {
        var shell = await CodeBlocks.ReadAsync("sh", Readme);
        var program = Assert.Single(await CodeBlocks.ReadAsync("csharp", Readme));
        Assert.Equal(3, shell.Length);
        var workshop = feed.NewWorkshop();

        // 1. A new API from the template, with the package
        await workshop.RunAsync(shell[0]);
        var api = workshop.Sub("Translator");
        await File.WriteAllTextAsync(api.PathOf("Program.cs"), program, TestContext.Current.CancellationToken);

        // 2. Somebody to try it with, and the start
        var lines = shell[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("dotnet run", lines[^1], StringComparison.Ordinal);
        await api.RunAsync(string.Join('\n', lines[..^1]));
        await using var service = await api.StartAsync("Translator");

        // 3. A call, and what it cost
        var answers = await api.RunAsync(shell[2].Replace(
            Address, service.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        Assert.StartsWith("hello in Esperanto", answers, StringComparison.Ordinal);
        Assert.Contains("\"total\":{\"amount\":\"0.001\",\"currency\":\"USD\"}", answers, StringComparison.Ordinal);
        Assert.Contains("\"meter\":\"translate\"", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuickStart_BuiltFromThePackages_ChargesByCallsAndByWords()
    {
        var workshop = feed.NewWorkshop();
        var sample = workshop.Sub("QuickStart");
        await sample.RunAsync($"cp -R '{RepositoryFolder.PathOf("samples", "QuickStart")}/.' . && rm -rf bin obj data");
        var shell = await CodeBlocks.ReadAsync("sh", "samples", "QuickStart", "README.md");
        await sample.RunAsync(
            shell[0].Split('\n').Single(line => line.Contains("user-jwts", StringComparison.Ordinal)));
        await using var service = await sample.StartAsync("QuickStart");

        var answers = await sample.RunAsync(shell[1].Replace(
            Address, service.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        Assert.StartsWith("salutonbonjour monde", answers, StringComparison.Ordinal);
        Assert.Contains("\"total\":{\"amount\":\"0.0014\",\"currency\":\"USD\"}", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_OfTheRepository_ShowsTheLinesOfThePackage()
    {
        var ours = await CodeBlocks.ReadAsync("csharp", "README.md");

        Assert.Contains(Assert.Single(await CodeBlocks.ReadAsync("csharp", Readme)), ours);
    }
}
