using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Postman;

/// <summary>The Postman collection is what the API document says, and every one of its requests works.</summary>
public sealed class PostmanTests
{
    private static readonly string s_newman = RepositoryFolder.PathOf(
        "tests", "Payg.Clients.Tests", "node_modules", "newman", "bin", "newman.js");

    [Fact]
    public async Task Collection_AsItIsStored_IsMadeFromTheApiDocument() =>
        await Tool.RunAsync(RepositoryFolder.Root, "", "node", "scripts/make-postman", "--check");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Collection_RunByNewman_Passes(bool isPostgres)
    {
        Assert.True(File.Exists(s_newman), "newman is missing. Run: scripts/setup-tests");
        await using var service = await RunningService.StartAsync(isPostgres);

        var output = await Tool.RunAsync(
            RepositoryFolder.PathOf("deploy", "postman"), "", "node", s_newman, "run",
            "payg.postman_collection.json", "--environment", "payg.postman_environment.json",
            "--env-var", $"base_url={service.Address}",
            "--env-var", $"admin_password={RunningService.AdministratorPassword}",
            "--color", "off", "--reporter-cli-no-success-assertions");

        Assert.Contains("assertions", output, StringComparison.Ordinal);
    }
}
