using Microsoft.Data.Sqlite;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Flush;

namespace Payg.Storage.Sqlite;

/// <summary>
/// One flush on SQLite: prepared statements, one execution a row. The transaction began as the one writer, so there
/// is nothing to lock.
/// </summary>
internal sealed class SqliteFlushTransaction(SqliteConnection connection, SqliteTransaction transaction)
    : IFlushTransaction
{
    public async Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var journal = Prepare("""
            INSERT INTO journals (id, floor, updated_at) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, floor = max(floor, excluded.floor)
            """, 3);
        await ExecuteAsync(journal, cancellationToken, batch.Id.Journal, batch.Floor, UnixMicroseconds.From(now));

        await using var forget = Prepare("DELETE FROM journal_claims WHERE journal_id = $1 AND segment < $2", 2);
        await ExecuteAsync(forget, cancellationToken, batch.Id.Journal, batch.Floor);

        await using var claim = Prepare("""
            INSERT INTO journal_claims (journal_id, segment, applied_at)
            SELECT $1, $2, $3 FROM journals WHERE id = $1 AND floor <= $2
            ON CONFLICT DO NOTHING
            """, 3);
        return await ExecuteAsync(
            claim, cancellationToken, batch.Id.Journal, batch.Id.Segment, UnixMicroseconds.From(now)) == 1;
    }

    public async Task<PriceBook> ReadPricesAsync(CancellationToken cancellationToken)
    {
        await using var command = Prepare("SELECT id, meter_id, currency, effective_from, model FROM prices", 0);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var prices = new List<Price>();
        while (await reader.ReadAsync(cancellationToken))
        {
            prices.Add(StoredPrice.Read(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2),
                UnixMicroseconds.ToInstant(reader.GetInt64(3)), reader.GetString(4)));
        }

        return new PriceBook(prices);
    }

    public async Task<IReadOnlyList<string>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        await using var command = Prepare("SELECT time_zone FROM customers WHERE id = $1", 1);
        var zones = new string[customers.Count];
        for (var i = 0; i < zones.Length; i++)
        {
            Bind(command, customers[i].Value);
            zones[i] = (string?)await command.ExecuteScalarAsync(cancellationToken)
                ?? throw new KeyNotFoundException($"There is no customer {customers[i]}.");
        }

        return zones;
    }

    public async Task<long[]> ReadQuantitiesAsync(IReadOnlyList<LineKey> lines, CancellationToken cancellationToken)
    {
        await using var command = Prepare("""
            SELECT quantity FROM usage_lines
            WHERE customer_id = $1 AND month = $2 AND meter_id = $3 AND price_id = $4
            """, 4);
        var quantities = new long[lines.Count];
        for (var i = 0; i < quantities.Length; i++)
        {
            var key = lines[i];
            Bind(command, key.Customer.Value, key.Month.Number, key.Meter.Value, key.Price.Value);
            quantities[i] = (long?)await command.ExecuteScalarAsync(cancellationToken) ?? 0;
        }

        return quantities;
    }

    public async Task WriteLinesAsync(
        IReadOnlyList<LineChange> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Prepare("""
            INSERT INTO usage_lines (customer_id, month, meter_id, price_id, quantity, cost_nanos, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (customer_id, month, meter_id, price_id) DO UPDATE
            SET quantity = excluded.quantity, cost_nanos = excluded.cost_nanos, updated_at = excluded.updated_at
            """, 7);
        foreach (var (key, quantity, cost) in lines)
        {
            await ExecuteAsync(command, cancellationToken, key.Customer.Value, key.Month.Number, key.Meter.Value,
                key.Price.Value, quantity, cost, UnixMicroseconds.From(now));
        }
    }

    public async Task AddHoursAsync(IReadOnlyList<HourChange> hours, CancellationToken cancellationToken)
    {
        await using var command = Prepare("""
            INSERT INTO usage_hours (customer_id, hour, meter_id, quantity, cost_nanos) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (customer_id, hour, meter_id) DO UPDATE
            SET quantity = quantity + excluded.quantity, cost_nanos = cost_nanos + excluded.cost_nanos
            """, 5);
        foreach (var hour in hours)
        {
            await ExecuteAsync(command, cancellationToken, hour.Customer.Value, UnixMicroseconds.From(hour.Hour),
                hour.Meter.Value, hour.Quantity, hour.CostNanos);
        }
    }

    public async Task AddTotalsAsync(IReadOnlyList<TotalChange> totals, CancellationToken cancellationToken)
    {
        await using var command = Prepare(
            "UPDATE customers SET total_cost_nanos = total_cost_nanos + $2 WHERE id = $1", 2);
        foreach (var (customer, cost) in totals)
            await ExecuteAsync(command, cancellationToken, customer.Value, cost);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static Task<int> ExecuteAsync(
        SqliteCommand command, CancellationToken cancellationToken, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }
}
