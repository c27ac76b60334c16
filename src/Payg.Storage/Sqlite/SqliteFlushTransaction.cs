using Microsoft.Data.Sqlite;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Flush;

namespace Payg.Storage.Sqlite;

/// <summary>
/// One flush on SQLite: prepared statements, one run a row. The transaction began as the one writer, so there is
/// nothing to lock. SQLite works on the calling thread; nothing here waits for another.
/// </summary>
internal sealed class SqliteFlushTransaction(SqliteConnection connection, SqliteTransaction transaction)
    : IFlushTransaction
{
    private const int RowsBetweenChecks = 1024;
    private const string Savepoint = "piece";

    public Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var journal = new SqliteStatement(connection, """
            INSERT INTO journals (id, floor, updated_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, floor = max(floor, excluded.floor)
            """);
        journal.Bind(1, batch.Id.Journal).Bind(2, batch.Floor).Bind(3, UnixMicroseconds.From(now)).Run();

        using var forget = new SqliteStatement(connection,
            "DELETE FROM journal_claims WHERE journal_id = ?1 AND segment < ?2");
        forget.Bind(1, batch.Id.Journal).Bind(2, batch.Floor).Run();

        using var claim = new SqliteStatement(connection, """
            INSERT INTO journal_claims (journal_id, segment, applied_at)
            SELECT ?1, ?2, ?3 FROM journals WHERE id = ?1 AND floor <= ?2
            ON CONFLICT DO NOTHING
            """);
        claim.Bind(1, batch.Id.Journal).Bind(2, batch.Id.Segment).Bind(3, UnixMicroseconds.From(now));
        return Task.FromResult(claim.Run() == 1);
    }

    public async Task<PriceBook> ReadPricesAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, meter_id, currency, effective_from, model FROM prices";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var prices = new List<Price>();
        while (await reader.ReadAsync(cancellationToken))
        {
            prices.Add(StoredPrice.Read(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2),
                UnixMicroseconds.ToInstant(reader.GetInt64(3)), reader.GetString(4)));
        }

        return new PriceBook(prices);
    }

    public Task<IReadOnlyList<string>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, "SELECT time_zone FROM customers WHERE id = ?1");
        var zones = new string[customers.Count];
        ForEach(customers, (i, customer) => zones[i] = query.Bind(1, customer.Value).ReadText()
            ?? throw new KeyNotFoundException($"There is no customer {customer}."), cancellationToken);
        return Task.FromResult<IReadOnlyList<string>>(zones);
    }

    public Task<long[]> ReadQuantitiesAsync(IReadOnlyList<LineKey> lines, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT quantity FROM usage_lines
            WHERE customer_id = ?1 AND month = ?2 AND meter_id = ?3 AND price_id = ?4
            """);
        var quantities = new long[lines.Count];
        ForEach(lines, (i, key) => quantities[i] = BindKey(query, key).ReadNumber() ?? 0,
            cancellationToken);
        return Task.FromResult(quantities);
    }

    public Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WriteLines(changes.Lines, now, cancellationToken);
        AddHours(changes.Hours, cancellationToken);
        AddTotals(changes.Totals, cancellationToken);
        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<CustomerId>> FindCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, "SELECT 1 FROM customers WHERE id = ?1");
        var found = new HashSet<CustomerId>(customers.Count);
        ForEach(customers, (_, customer) =>
        {
            if (query.Bind(1, customer.Value).ReadNumber() is not null)
                found.Add(customer);
        }, cancellationToken);
        return Task.FromResult<IReadOnlySet<CustomerId>>(found);
    }

    public Task RejectAsync(
        BatchId batch, IReadOnlyList<RejectedSum> sums, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var insert = new SqliteStatement(connection, """
            INSERT INTO rejected_usage (journal_id, segment, customer_id, meter_id, price_id, quarter, occurred_at,
                records, quantity, reason, text, rejected_at, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0)
            ON CONFLICT (customer_id, meter_id, price_id, quarter, reason) WHERE state = 0 DO UPDATE
            SET records = records + excluded.records, quantity = quantity + excluded.quantity
            """);
        insert.Bind(1, batch.Journal).Bind(2, batch.Segment).Bind(12, UnixMicroseconds.From(now));
        ForEach(sums, (_, sum) => insert
            .Bind(3, sum.Key.Customer.Value)
            .Bind(4, sum.Key.Meter.Value)
            .Bind(5, sum.Key.Price.Value)
            .Bind(6, UnixMicroseconds.From(sum.Key.Quarter))
            .Bind(7, UnixMicroseconds.From(sum.OccurredAt))
            .Bind(8, sum.Records)
            .Bind(9, sum.Quantity)
            .Bind(10, sum.Key.Reason)
            .Bind(11, sum.Text)
            .Run(), cancellationToken);
        return Task.CompletedTask;
    }

    public Task SaveAsync(CancellationToken cancellationToken) =>
        transaction.SaveAsync(Savepoint, cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        transaction.ReleaseAsync(Savepoint, cancellationToken);

    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        await transaction.RollbackAsync(Savepoint, cancellationToken);
        await transaction.ReleaseAsync(Savepoint, cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private void WriteLines(List<LineChange> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO usage_lines
                (customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (customer_id, month, meter_id, price_id) DO UPDATE
            SET quantity = excluded.quantity, cost_units = excluded.cost_units, cost_nanos = excluded.cost_nanos,
                updated_at = excluded.updated_at
            """);
        upsert.Bind(8, UnixMicroseconds.From(now));
        ForEach(lines, (_, line) =>
            BindAmount(BindKey(upsert, line.Key).Bind(5, line.Quantity), 6, line.CostNanos).Run(), cancellationToken);
    }

    private void AddHours(List<HourChange> hours, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO usage_hours (customer_id, hour, meter_id, quantity, cost_units, cost_nanos)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (customer_id, hour, meter_id) DO UPDATE
            SET quantity = quantity + excluded.quantity,
                cost_units = cost_units + excluded.cost_units + (cost_nanos + excluded.cost_nanos) / 1000000000,
                cost_nanos = (cost_nanos + excluded.cost_nanos) % 1000000000
            """);
        ForEach(hours, (_, hour) => BindAmount(
            upsert
                .Bind(1, hour.Customer.Value)
                .Bind(2, UnixMicroseconds.From(hour.Hour))
                .Bind(3, hour.Meter.Value)
                .Bind(4, hour.Quantity),
            5, hour.CostNanos).Run(), cancellationToken);
    }

    private void AddTotals(List<TotalChange> totals, CancellationToken cancellationToken)
    {
        using var update = new SqliteStatement(connection, """
            UPDATE customers
            SET total_cost_units = total_cost_units + ?2 + (total_cost_nanos + ?3) / 1000000000,
                total_cost_nanos = (total_cost_nanos + ?3) % 1000000000
            WHERE id = ?1
            """);
        ForEach(totals, (_, total) =>
            BindAmount(update.Bind(1, total.Customer.Value), 2, total.CostNanos).Run(), cancellationToken);
    }

    /// <summary>Sets two parameters in a row to the parts of an amount.</summary>
    private static SqliteStatement BindAmount(SqliteStatement statement, int parameter, Int128 nanos)
    {
        var (units, rest) = AmountParts.Of(nanos);
        return statement.Bind(parameter, units).Bind(parameter + 1, rest);
    }

    private static SqliteStatement BindKey(SqliteStatement statement, in LineKey key) => statement
        .Bind(1, key.Customer.Value)
        .Bind(2, key.Month.Number)
        .Bind(3, key.Meter.Value)
        .Bind(4, key.Price.Value);

    private static void ForEach<T>(IReadOnlyList<T> rows, Action<int, T> run, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            run(i, rows[i]);
        }
    }
}
