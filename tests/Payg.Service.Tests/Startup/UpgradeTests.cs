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

    /// <summary>A meter was known by its key and HTTP method; now its key is enough.</summary>
    [Fact]
    public async Task Upgrade_OfMetersWithOneKey_KeepsTheFirstAndRetiresTheOthersWithTheirUsage()
    {
        await using var database = await NewDatabaseAsync();
        await using (var old = database.Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("KeepPeriods");
            await old.Database.OpenConnectionAsync();
            foreach (var (id, key, method) in s_oldMeters)
                await InsertMeterAsync(old.Database.GetDbConnection(), id, key, method);
        }

        await using (var host = await ServiceHost.StartAsync(database))
        {
        }

        await using var context = database.Open();
        var meters = await context.Meters.OrderBy(row => row.Id).Where(row => row.Id < 5).ToListAsync();
        Assert.Equal(
            ["files GET /files", "files.post.2 POST /files", "other * /files", "files.any.4 * /files"],
            meters.Select(row => $"{row.Key} {Assert.Single(row.Endpoints)}"));
        Assert.Equal([false, true, false, true], meters.Select(row => row.RetiredAt is not null));
        Assert.Equal([1, 2, 3, 4], await context.UsageLines.OrderBy(row => row.MeterId).Select(row => row.MeterId)
            .ToListAsync());
    }

    private static readonly (int Id, string Key, string Method)[] s_oldMeters =
        [(1, "files", "GET"), (2, "files", "POST"), (3, "other", "*"), (4, "files", "*")];

    private static async Task InsertMeterAsync(DbConnection connection, int id, string key, string method)
    {
        var at = connection is Npgsql.NpgsqlConnection ? "'2026-11-01T00:00:00Z'" : "1793491200000000";
        var schema = connection is Npgsql.NpgsqlConnection ? "payg." : "";
        foreach (var sql in new[]
        {
            $"INSERT INTO {schema}meters (id, key, method, route, unit, is_unit_chosen, created_at) "
                + $"VALUES ({id}, '{key}', '{method}', '/files', 'call', false, {at})",
            $"INSERT INTO {schema}prices (id, meter_id, currency, unit, effective_from, model, created_at) VALUES "
                + $$"""({{id}}, {{id}}, 'USD', 'call', {{at}}, '{"model":"free"}', {{at}})""",
            $"INSERT INTO {schema}usage_lines "
                + "(customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos, updated_at) "
                + $"VALUES ('{Guid.Empty}', 202611, {id}, {id}, 7, 0, 0, {at})",
        })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
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
