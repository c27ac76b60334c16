using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Crash.Tests.Calls;
using Payg.Storage.Databases;

namespace Payg.Crash.Tests.Books;

/// <summary>
/// Reads the tables with plain SQL that both databases understand: not a line of the service takes part.
/// </summary>
internal sealed class LedgerTables(DatabaseOptions database)
{
    private string Schema => database.Kind == DatabaseKind.Postgres ? "payg." : "";

    /// <summary>
    /// Prices that make a difference whether calls are counted together or apart: tiers, packages, odd rates. To be
    /// set before the first call. They get other numbers: what a node has read of a price is never read again.
    /// </summary>
    public async Task SetPricesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        foreach (var (meter, model) in new[]
        {
            ("api1", """
                {"model":"graduated","free_units":10,"tiers":[{"up_to":100,"amount":"0.01"},{"up_to":5000,
                "amount":"0.003"},{"up_to":null,"amount":"0.0007","flat_amount":"1.5"}]}
                """),
            ("api2", """{"model":"package","amount":"0.5","per":37}"""),
            ("api3", """{"model":"flat","amount":"0.01","per":7}"""),
        })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                UPDATE {Schema}prices SET id = id + 1000, model = '{model.ReplaceLineEndings("")}'
                WHERE meter_id = (SELECT id FROM {Schema}meters WHERE key = '{meter}')
                """;
            Assert.Equal(1, await command.ExecuteNonQueryAsync(cancellationToken));
        }
    }

    /// <summary>
    /// Makes everything that waits for an attempt due, as though the longest claim and the waits between attempts had
    /// passed.
    /// </summary>
    public async Task PassDeliveryWaitsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE {Schema}deliveries SET next_attempt_at = created_at WHERE next_attempt_at IS NOT NULL
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>All lines and totals, and that the hours sum to them.</summary>
    public async Task<Ledger> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var lines = await ReadAsync(connection, $"""
            SELECT CAST(line.customer_id AS TEXT), meter.key, price.id, price.model, line.quantity, line.cost_units,
                line.cost_nanos
            FROM {Schema}usage_lines AS line
            JOIN {Schema}meters AS meter ON meter.id = line.meter_id
            JOIN {Schema}prices AS price ON price.id = line.price_id
            """,
            row => new LedgerLine(
                new CallKey(GuidAt(row, 0), row.GetString(1)),
                PriceAt(row),
                row.GetInt64(4),
                AmountParts.Join(row.GetInt64(5), row.GetInt64(6))),
            cancellationToken);
        var totals = await ReadAsync(connection,
            $"SELECT CAST(id AS TEXT), total_cost_units, total_cost_nanos FROM {Schema}customers",
            row => KeyValuePair.Create(GuidAt(row, 0), AmountParts.Join(row.GetInt64(1), row.GetInt64(2))),
            cancellationToken);
        await CheckHoursAsync(connection, lines, cancellationToken);
        return new Ledger(lines, totals.ToDictionary());
    }

    /// <summary>The key of each meter by its number.</summary>
    public async Task<IReadOnlyDictionary<int, string>> ReadMetersAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var meters = await ReadAsync(connection, $"SELECT id, key FROM {Schema}meters",
            row => KeyValuePair.Create(row.GetInt32(0), row.GetString(1)), cancellationToken);
        return meters.ToDictionary();
    }

    private async Task CheckHoursAsync(
        DbConnection connection, List<LedgerLine> lines, CancellationToken cancellationToken)
    {
        var hours = await ReadAsync(connection, $"""
            SELECT CAST(hour.customer_id AS TEXT), meter.key, CAST(sum(hour.quantity) AS BIGINT),
                CAST(sum(hour.cost_units) AS BIGINT), CAST(sum(hour.cost_nanos) AS BIGINT)
            FROM {Schema}usage_quarters AS hour JOIN {Schema}meters AS meter ON meter.id = hour.meter_id
            GROUP BY hour.customer_id, meter.key
            """,
            row => (
                new CallKey(GuidAt(row, 0), row.GetString(1)),
                row.GetInt64(2),
                AmountParts.Join(row.GetInt64(3), row.GetInt64(4))),
            cancellationToken);
        var sums = lines.GroupBy(line => line.Key)
            .Select(group => (group.Key, group.Sum(line => line.Quantity), group.Sum(line => line.CostNanos)));
        Assert.Equal(Sorted(sums), Sorted(hours));
    }

    private static IEnumerable<string> Sorted(IEnumerable<(CallKey Key, long Quantity, Int128 Cost)> sums) =>
        sums.Select(sum => sum.ToString()).Order(StringComparer.Ordinal);

    private static async Task<List<T>> ReadAsync<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    private static Guid GuidAt(DbDataReader row, int column) =>
        Guid.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    private static Price PriceAt(DbDataReader row)
    {
        var reading = PriceModelJson.Read(row.GetString(3));
        Assert.True(reading.IsValid, row.GetString(3));
        return new Price(
            new PriceId(row.GetInt32(2)), new MeterId(1), Currency.Usd, DateTimeOffset.UnixEpoch, reading.Model);
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = database.Kind == DatabaseKind.Postgres
            ? new NpgsqlConnection(database.ConnectionString + ";Pooling=false")
            : new SqliteConnection(database.ConnectionString + ";Pooling=false;Default Timeout=30");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
