using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>A start that is asked to end does so in good order, whatever it has come to.</summary>
public abstract class StartSignalTests(ServiceFixture service)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // The log says when the start and the end of the host begin.
    private static readonly KeyValuePair<string, string> s_hostLog =
        new("Logging__LogLevel__Microsoft.Extensions.Hosting.Internal.Host", "Debug");

    public sealed class OnSqlite(SqliteService service) : StartSignalTests(service), IClassFixture<SqliteService>
    {
        [Fact]
        public async Task Terminate_OfACommand_EndsItAtOnceAsShellsExpect()
        {
            await using var database = new SqliteTestDatabase();
            using var settings = new SlowSettings();
            await using var process = await ServiceProcess.StartAsync(
                settings.Applied(database.Options()) with { Arguments = ["migrate"], ReadyText = "" });
            await settings.ReachedAsync();

            // It still waits for its settings.
            var exit = await process.TerminateAsync(s_patience);

            Assert.Equal(128 + 15, exit.ExitCode);
            Assert.False(File.Exists(database.File));
        }

        [Fact]
        public async Task Start_WithASettingsFileThatIsNoJson_NamesTheFileInOneLine()
        {
            await using var database = new SqliteTestDatabase();
            using var settings = new SlowSettings();
            await using var process = await ServiceProcess.StartAsync(
                settings.Applied(database.Options()) with { ReadyText = "" });
            await settings.ReachedAsync();

            settings.Complete("{");
            var exit = await process.EndAsync(s_patience);

            Assert.Equal(2, exit.ExitCode);
            Assert.Contains("appsettings.Production.json", Assert.Single(process.Output.Trim().Split('\n')),
                StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgres(PostgresService service) : StartSignalTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Terminate_AmidAMigration_EndsOnceItIsThrough()
        {
            await using var database = await PostgresTestDatabase.CreateAsync();
            await using (var old = database.Open())
                await old.GetService<IMigrator>().MigrateAsync(old.Database.GetMigrations().ElementAt(^2));

            // Migrations wait for the table of those that were applied.
            await using var blocker = new NpgsqlConnection(database.Setting);
            await blocker.OpenAsync();
            await using var transaction = await blocker.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand(
                "LOCK TABLE payg.__payg_migrations IN EXCLUSIVE MODE", blocker, transaction))
            {
                await hold.ExecuteNonQueryAsync();
            }

            await using var process = await ServiceProcess.StartAsync(
                database.Options(s_hostLog) with { ReadyPath = null });
            await using var observer = new NpgsqlConnection(database.Setting);
            await observer.OpenAsync();
            await Eventually.TrueAsync(
                () => HasWaitingAsync(observer, blocker.ProcessID), s_patience, () => process.Output);

            process.AskToEnd();
            await Eventually.TrueAsync(
                () => Task.FromResult(process.Output.Contains("Hosting stopping", StringComparison.Ordinal)),
                s_patience,
                () => process.Output);
            await transaction.CommitAsync();

            Assert.Equal(0, (await process.TerminateAsync(s_patience)).ExitCode);
            await using var context = database.Open();
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        }

        private static async Task<bool> HasWaitingAsync(NpgsqlConnection connection, int blocker)
        {
            await using var command = new NpgsqlCommand(
                "SELECT count(*) FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", connection)
            {
                Parameters = { new() { Value = blocker } },
            };
            return (long)(await command.ExecuteScalarAsync())! > 0;
        }
    }

    [Fact]
    public async Task Terminate_BeforeTheHostIsThere_EndsWithZeroAndCreatesNothing()
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        using var settings = new SlowSettings();
        await using var process = await ServiceProcess.StartAsync(
            settings.Applied(database.Options()) with { ReadyText = "" });
        await settings.ReachedAsync();

        process.AskToEnd();
        settings.Complete();
        var exit = await process.TerminateAsync(s_patience);

        Assert.True(exit.ExitCode == 0, $"{exit.ExitCode}: {process.Output}");
        Assert.Empty(database.Folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Terminate_OnceTheHostStarts_EndsWithZeroAndTheNextStartServes()
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(
            database.Options(s_hostLog) with { ReadyText = "Hosting starting" });

        var exit = await process.TerminateAsync(s_patience);

        Assert.True(exit.ExitCode == 0, $"{exit.ExitCode}: {process.Output}");
        await using var next = await ServiceProcess.StartAsync(database.Options());
    }
}
