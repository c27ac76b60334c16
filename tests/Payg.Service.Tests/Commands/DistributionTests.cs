using Payg.Service.Commands;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Postgres;
using Xunit;

namespace Payg.Service.Tests.Commands;

/// <summary>What <c>payg migrate --citus</c> answers where it cannot do anything.</summary>
public sealed class DistributionTests
{
    [Fact]
    public async Task Migrate_WithCitusOnAPlainPostgres_MigratesAndSaysWhatIsMissing()
    {
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var database = new GivenDatabase(owner);

        var run = await database.EnterAsync("migrate", "--citus");

        Assert.Equal(
            (ExitCodes.DatabaseFailed,
                "The database does not have the extension citus: run CREATE EXTENSION citus in it first."),
            (run.ExitCode, run.Error.Trim()));
    }

    [Fact]
    public async Task Migrate_WithCitusOnSqlite_IsRefused()
    {
        await using var database = new SqliteTestDatabase();

        var run = await database.EnterAsync("migrate", "--citus");

        Assert.Equal(
            (ExitCodes.Refused, "The database is SQLite, which cannot be distributed."),
            (run.ExitCode, run.Error.Trim()));
    }
}
