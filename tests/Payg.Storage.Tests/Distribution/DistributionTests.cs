using Payg.Storage.Databases;
using Payg.Storage.Maintenance;

namespace Payg.Storage.Tests.Distribution;

/// <summary>
/// What is asked of Citus, of a PostgreSQL that has functions of the same names in its place: they keep what they are
/// called with. Citus itself is in no package that the tests can install.
/// </summary>
public sealed class DistributionTests
{
    [Fact]
    public async Task Distribute_WithoutTheExtension_SaysSo()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Postgres);

        var failure = await Assert.ThrowsAsync<UnusableDatabaseException>(database.DistributeAsync);

        Assert.Equal(
            "The database does not have the extension citus: run CREATE EXTENSION citus in it first.",
            failure.Message);
    }

    [Fact]
    public async Task Distribute_OfAnEmptyDatabase_DistributesEachTableOnceWithKeysThatIncludeItsColumn()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Postgres);
        await StandIn.AddAsync(database);

        var first = await database.DistributeAsync();
        var second = await database.DistributeAsync();

        var columns = DatabaseDistribution.Columns;
        Assert.Equal((columns.Count + DatabaseDistribution.References.Count, 0), (first, second));
        var calls = await StandIn.CallsAsync(database);
        Assert.Equal("meters reference", calls[0]);
        Assert.Contains("usage_lines by customer_id with payg.customers", calls);
        Assert.Contains("month_sums by journal_id with payg.journals", calls);
        Assert.True(
            calls.IndexOf("customers by id with none") < calls.IndexOf(
                "customer_zones by customer_id with payg.customers"));

        // What Citus demands of a table: each unique index and each foreign key has the distribution column.
        foreach (var (table, column) in columns)
        {
            Assert.Empty(await database.TextsAsync($"""
                SELECT indexrelid::regclass::text FROM pg_index
                WHERE indrelid = 'payg.{table}'::regclass AND indisunique
                    AND pg_get_indexdef(indexrelid) !~ '\(.*\m{column}\M.*\)'
                """));
            Assert.Empty(await database.TextsAsync($"""
                SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND conrelid = 'payg.{table}'::regclass
                    AND confrelid NOT IN ('payg.meters'::regclass, 'payg.prices'::regclass)
                    AND pg_get_constraintdef(oid) !~ '\({column}\) REFERENCES (payg\.)?customers\(id\)'
                """));
            Assert.Equal(["NO"], await database.TextsAsync($"""
                SELECT is_nullable::text FROM information_schema.columns
                WHERE table_schema = 'payg' AND table_name = '{table}' AND column_name = '{column}'
                    AND column_default IS NULL
                """));
        }

        Assert.Empty(await database.TextsAsync("""
            SELECT conname::text FROM pg_constraint
            WHERE confrelid = 'payg.customers'::regclass AND conrelid <> 'payg.rate_limits'::regclass
            """));
    }

    [Fact]
    public async Task Distribute_WithAUniqueIndexOfSomebodyElse_NamesItAndChangesNothing()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Postgres);
        await StandIn.AddAsync(database);
        await database.RunAsync("CREATE UNIQUE INDEX mine ON payg.customers (name)");

        var failure = await Assert.ThrowsAsync<UnusableDatabaseException>(database.DistributeAsync);

        Assert.Equal(
            "payg.customers cannot be distributed. The unique index mine does not include id.", failure.Message);
        Assert.Empty(await StandIn.CallsAsync(database));
    }

    [Fact]
    public async Task Distribute_Twice_GivesMetersAndPricesTheNextNumbers()
    {
        await using var database = await LedgerDatabase.CreateAsync(DatabaseKind.Postgres);
        await StandIn.AddAsync(database);
        var before = await database.AddMeterAsync(1);

        await database.DistributeAsync();
        await database.DistributeAsync();

        Assert.Equal(before.Value + 1, (await database.AddMeterAsync(1)).Value);
    }
}
