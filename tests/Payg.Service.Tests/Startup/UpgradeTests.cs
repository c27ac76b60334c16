using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Payg.Core.Amounts;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>A database of an earlier version, brought to this one in place.</summary>
public abstract class UpgradeTests
{
    private static readonly long[] s_amounts =
    [
        0, 1, -1, 999_999_999, 1_000_000_000, -1_000_000_000, -999_999_999, -1_000_000_001, 12_345_678_901,
        long.MaxValue, long.MinValue,
    ];

    public sealed class OnSqlite : UpgradeTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() =>
            Task.FromResult<TestDatabase>(new SqliteTestDatabase());
    }

    public sealed class OnPostgres : UpgradeTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() => PostgresTestDatabase.CreateAsync();
    }

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact]
    public async Task Upgrade_OfNarrowAmounts_KeepsEachOneExactly()
    {
        await using var database = await NewDatabaseAsync();
        await using (var old = database.Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("LimitCalls");
            await old.Database.OpenConnectionAsync();
            for (var i = 0; i < s_amounts.Length; i++)
                await InsertAsync(old.Database.GetDbConnection(), i, s_amounts[i]);
        }

        await using (var host = await ServiceHost.StartAsync(database))
        {
        }

        await using var context = database.Open();
        var expected = s_amounts.Select(amount => (Int128)amount).Order();
        Assert.Equal(expected, (await context.UsageLines.ToListAsync()).Select(row => row.CostNanos).Order());
        Assert.Equal(expected, (await context.UsageQuarters.ToListAsync()).Select(row => row.CostNanos).Order());
        var customers = await context.Customers.Where(row => row.Name.StartsWith("old")).ToListAsync();
        Assert.Equal(expected, customers.Select(row => row.TotalCostNanos).Order());
        Assert.All(customers, row => Assert.Equal(
            AmountParts.Of(row.TotalCostNanos), new AmountParts(row.TotalCostUnits, row.TotalCostFraction)));
    }

    private static async Task InsertAsync(DbConnection connection, int number, long amount)
    {
        var id = new Guid(number + 1, 0, 0, new byte[8]).ToString().ToUpperInvariant();
        var at = connection is Npgsql.NpgsqlConnection ? "'2026-11-01T00:00:00Z'" : "1793491200000000";
        var schema = connection is Npgsql.NpgsqlConnection ? "payg." : "";
        foreach (var sql in new[]
        {
            $"INSERT INTO {schema}customers (id, name, time_zone, total_cost_nanos, created_at) "
                + $"VALUES ('{id}', 'old{number}', 'UTC', {Number(amount)}, {at})",
            $"INSERT INTO {schema}usage_lines "
                + "(customer_id, month, meter_id, price_id, quantity, cost_nanos, updated_at) "
                + $"VALUES ('{id}', 202611, 1, 1, 7, {Number(amount)}, {at})",
            $"INSERT INTO {schema}usage_hours (customer_id, hour, meter_id, quantity, cost_nanos) "
                + $"VALUES ('{id}', {at}, 1, 7, {Number(amount)})",
        })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    // SQLite reads the lowest number, written plainly, as minus a number that is too great.
    private static string Number(long amount) => amount == long.MinValue
        ? "-9223372036854775807 - 1"
        : amount.ToString(CultureInfo.InvariantCulture);
}
