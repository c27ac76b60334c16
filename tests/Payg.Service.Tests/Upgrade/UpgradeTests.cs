using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Upgrade;

/// <summary>
/// The current version on databases that earlier ones left: every answer is as before, the journal that was left is
/// applied once, and the books are right.
/// </summary>
public abstract class UpgradeTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : UpgradeTests(service), IClassFixture<SqliteService>
    {
        protected override string EarlierHistory => "\"__EFMigrationsHistory\"";
    }

    public sealed class OnPostgres(PostgresService service)
        : UpgradeTests(service), IClassFixture<PostgresService>
    {
        protected override string EarlierHistory => "public.\"__EFMigrationsHistory\"";
    }

    /// <summary>The versions whose databases are kept.</summary>
    public static TheoryData<string> Versions => ["b213a71"];

    /// <summary>The history table of earlier versions, as SQL names it; a constant is no parameter.</summary>
    protected abstract string EarlierHistory { get; }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Database_OfAnEarlierVersion_AnswersAsBefore(string version)
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        var earlier = await EarlierDatabase.RestoreAsync(version, database);

        // The second start finds that there is nothing left to do.
        for (var start = 0; start < 2; start++)
        {
            await using var host = await ServiceHost.StartAsync(database, s_archive);
            host.Clock.StopAt(EarlierDatabase.Now);
            await AssertAnswersAsync(earlier, host);
        }

        await Books.AssertRightAsync(database);
        foreach (var command in s_checks)
        {
            var run = await database.EnterAsync(command);
            Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)}: {run.Output}{run.Error}");
        }
    }

    /// <summary>An earlier version started by mistake finds a migration that it does not know, and ends.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Upgrade_LeavesAMarkAndTheRowsOfOthers_WhereTheHistoryWas(string version)
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        await EarlierDatabase.RestoreAsync(version, database);
        await using var context = database.Open();
#pragma warning disable EF1003 // The name of a table cannot be a parameter.
        await context.Database.ExecuteSqlRawAsync(
            "INSERT INTO " + EarlierHistory + " VALUES ('20250101000000_Shop', '8.0.0')");

        Assert.Equal(0, (await database.RunAsync("migrate")).ExitCode);
        Assert.Equal(0, (await database.EnterAsync("migrate")).ExitCode);

        var rows = context.Database.SqlQueryRaw<string>(
            "SELECT migration_id AS \"Value\" FROM " + EarlierHistory + " ORDER BY migration_id");
#pragma warning restore EF1003
        Assert.Equal(["20250101000000_Shop", "99991231235959_MovedToPaygMigrations"], await rows.ToListAsync());
    }

    private static readonly Dictionary<string, string> s_archive = new(StringComparer.Ordinal)
    {
        ["Payg:Metering:ArchiveDays"] = "3660",
    };

    private static readonly string[][] s_checks =
    [
        ["verify"], ["verify", "--archive", "--month", "2026-10"], ["verify", "--archive", "--month", "2026-11"],
    ];

    private static async Task AssertAnswersAsync(EarlierDatabase earlier, ServiceHost host)
    {
        foreach (var ofUser in earlier.Answers.GroupBy(answer => answer.User))
        {
            var user = await Customer.LoginAsync(host.Client, ofUser.Key, earlier.Password);
            foreach (var (_, path, body) in ofUser)
            {
                var isLog = path.Contains("/audit", StringComparison.Ordinal);
                JsonSubset.AssertHas(body, await user.ReadAsync(path), $"{user.Username} {path} ", isLog);
            }
        }
    }
}
