using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Postman;

/// <summary>
/// Every request of the Postman collection works: a class for each database, because nothing takes longer here and
/// classes run side by side.
/// </summary>
public abstract class PostmanRunTests(bool isPostgres)
{
    private static readonly string s_newman = RepositoryFolder.PathOf(
        "tests", "Payg.Clients.Tests", "node_modules", "newman", "bin", "newman.js");

    public sealed class OnSqlite() : PostmanRunTests(isPostgres: false);

    public sealed class OnPostgres() : PostmanRunTests(isPostgres: true);

    [Fact]
    public async Task Collection_RunByNewman_Passes()
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
