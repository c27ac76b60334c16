using Microsoft.Data.Sqlite;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Sqlite.Ledger;

/// <summary>
/// One flush on SQLite: prepared statements, one run a row. The transaction began as the one writer, so there is
/// nothing to lock. SQLite works on the calling thread; nothing here waits for another.
/// </summary>
internal sealed class SqliteFlushTransaction(SqliteConnection connection, SqliteTransaction transaction)
    : IFlushTransaction
{
    private const int RowsBetweenChecks = 1024;
    private const string Savepoint = "piece";

    public ICreditRows Credits { get; } = new SqliteCreditRows(connection);

    public IRecurringRows Recurring { get; } = new SqliteRecurringRows(connection);

    public ILeaseRows Leases { get; } = new SqliteLeaseRows(connection);

    public IBudgetRows Budgets { get; } = new SqliteBudgetRows(connection);

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

    public Task<PricesVersion> LockPricesAsync(CancellationToken cancellationToken)
    {
        using var count = new SqliteStatement(connection, "SELECT count(*) FROM prices");
        using var last = new SqliteStatement(connection, "SELECT coalesce(max(id), 0) FROM prices");
        return Task.FromResult(new PricesVersion(count.ReadNumber() ?? 0, last.ReadNumber() ?? 0));
    }

    public async Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = StoredPrice.Query("prices", "$id");
        command.Parameters.AddWithValue("$id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var prices = new List<Price>();
        while (await reader.ReadAsync(cancellationToken))
        {
            prices.Add(StoredPrice.Read(
                reader, UnixMicroseconds.ToInstant(reader.GetInt64(StoredPrice.InstantColumn))));
        }

        return prices;
    }

    public Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, "SELECT id FROM prices");
        return Task.FromResult<IReadOnlySet<PriceId>>(
            query.ReadRows(row => new PriceId((int)row.NumberAt(0))).ToHashSet());
    }

    public Task<IReadOnlyList<LockedCustomer>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        var found = ReadPayers(customers, cancellationToken);
        return Task.FromResult<IReadOnlyList<LockedCustomer>>([.. customers.Select(customer =>
            found.TryGetValue(customer, out var locked)
                ? locked
                : throw new KeyNotFoundException($"There is no customer {customer}."))]);
    }

    public Task<IReadOnlyDictionary<CustomerId, Payer>> FindCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<CustomerId, Payer>>(
            ReadPayers(customers, cancellationToken).ToDictionary(found => found.Key, found => found.Value.Payer));

    private Dictionary<CustomerId, LockedCustomer> ReadPayers(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var rows = new SqliteStatement(connection, """
            SELECT currency, time_zone, has_credit, has_budgets, credit_due_at,
                EXISTS (SELECT 1 FROM customer_zones WHERE customer_id = id)
            FROM customers WHERE id = ?1
            """);
        using var turns = new SqliteStatement(connection, """
            SELECT month, effective_at, time_zone FROM customer_zones WHERE customer_id = ?1 ORDER BY month
            """);
        var payers = new Dictionary<CustomerId, LockedCustomer>(customers.Count);
        ForEach(customers, (_, customer) =>
        {
            var found = rows.Bind(1, customer.Value)
                .ReadRows(row => (
                    row.TextAt(0), row.TextAt(1), row.NumberAt(2) != 0, row.NumberAt(3) != 0, row.OptionalNumberAt(4),
                    row.NumberAt(5) != 0));
            if (found is not [var (currency, zone, hasCredit, hasBudgets, due, hasTurns)])
                return;
            var payer = StoredPayer.Read(
                customer.Value, currency, zone, hasTurns ? ReadTurns(turns, customer) : []);
            payers.Add(customer, new LockedCustomer(payer, hasCredit, hasBudgets)
            {
                CreditDueAt = due is { } at ? UnixMicroseconds.ToInstant(at) : null,
            });
        }, cancellationToken);
        return payers;
    }

    private static List<CustomerZoneRow> ReadTurns(SqliteStatement turns, CustomerId customer) =>
        turns.Bind(1, customer.Value).ReadRows(row => new CustomerZoneRow
        {
            CustomerId = customer.Value,
            Month = (int)row.NumberAt(0),
            EffectiveAt = UnixMicroseconds.ToInstant(row.NumberAt(1)),
            TimeZone = row.TextAt(2),
        });

    public Task<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>> ReadLinesAsync(
        IReadOnlyList<PeriodKey> periods, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT price_id, quantity, adjusted_quantity, cost_units, cost_nanos FROM usage_lines
            WHERE customer_id = ?1 AND month = ?2 AND meter_id = ?3
            """);
        var stored = new Dictionary<PeriodKey, List<StoredUsage>>(periods.Count);
        ForEach(periods, (_, period) =>
        {
            var lines = query
                .Bind(1, period.Customer.Value)
                .Bind(2, period.Month.Number)
                .Bind(3, period.Meter.Value)
                .ReadRows(row => new StoredUsage(
                    new PriceId((int)row.NumberAt(0)), row.NumberAt(1), row.NumberAt(2),
                    row.AmountAt(3)));
            if (lines.Count > 0)
                stored.Add(period, lines);
        }, cancellationToken);
        return Task.FromResult<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>>(stored);
    }

    public Task<DimensionSets> ReadDimensionSetsAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlyList<Dimensions> dimensions, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT id, meter_id, dimensions FROM dimension_sets WHERE customer_id = ?1
            """);
        var asked = dimensions.ToDictionary(known => known.Text, StringComparer.Ordinal);
        var sets = new DimensionSets();
        ForEach(customers, (_, customer) =>
        {
            foreach (var (id, meter, text) in query.Bind(1, customer.Value).ReadRows(row =>
                ((int)row.NumberAt(0), new MeterId((int)row.NumberAt(1)), row.TextAt(2))))
            {
                sets.Count(customer, meter, id);
                if (asked.TryGetValue(text, out var known))
                    sets.Add(customer, meter, known, id);
            }
        }, cancellationToken);
        return Task.FromResult(sets);
    }

    public Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AddDimensionSets(changes.DimensionSets, cancellationToken);
        if (changes.Sums is { } sums)
            SqliteSums.Add(connection, sums);
        WriteLines(changes.Lines, now, cancellationToken);
        AddQuarters(changes.Quarters, cancellationToken);
        AddTotals(changes.Totals, cancellationToken);
        return Task.CompletedTask;
    }

    public Task AddTestsAsync(IReadOnlyList<TestChange> tests, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO test_quarters (customer_id, quarter, meter_id, api_key, quantity) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (customer_id, quarter, meter_id, api_key) DO UPDATE
            SET quantity = min(quantity + excluded.quantity, ?6)
            """);
        upsert.Bind(6, TestQuarterRow.MaxQuantity);
        ForEach(tests, (_, test) => upsert
            .Bind(1, test.Key.Customer.Value)
            .Bind(2, UnixMicroseconds.From(test.Key.Quarter))
            .Bind(3, test.Key.Meter.Value)
            .Bind(4, test.Key.ApiKey.Value)
            .Bind(5, test.Quantity)
            .Run(), cancellationToken);
        return Task.CompletedTask;
    }

    public Task RejectAsync(
        BatchId batch, IReadOnlyList<RejectedSum> sums, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var insert = new SqliteStatement(connection, """
            INSERT INTO rejected_usage (journal_id, segment, customer_id, meter_id, price_id, quarter, occurred_at,
                records, quantity, reason, text, rejected_at, api_key, dimensions, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0)
            ON CONFLICT (customer_id, meter_id, price_id, quarter, api_key, dimensions, reason) WHERE state = 0
            DO UPDATE
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
            .Bind(13, sum.Key.ApiKey.Value)
            .Bind(14, sum.Key.Dimensions?.Text ?? "")
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
            BindKey(upsert, line.Key).Bind(5, line.Quantity).BindAmount(6, line.CostNanos).Run(), cancellationToken);
    }

    private void AddDimensionSets(List<DimensionSetChange> sets, CancellationToken cancellationToken)
    {
        if (sets.Count == 0)
            return;
        using var insert = new SqliteStatement(connection, """
            INSERT INTO dimension_sets (customer_id, id, meter_id, dimensions) VALUES (?1, ?2, ?3, ?4)
            """);
        ForEach(sets, (_, set) => insert
            .Bind(1, set.Customer.Value).Bind(2, set.Id).Bind(3, set.Meter.Value).Bind(4, set.Dimensions.Text)
            .Run(), cancellationToken);
    }

    private void AddQuarters(List<QuarterChange> quarters, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO usage_quarters
                (customer_id, quarter, meter_id, price_id, api_key, dimension_set, quantity, cost_units, cost_nanos)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (customer_id, quarter, meter_id, price_id, api_key, dimension_set) DO UPDATE
            SET quantity = quantity + excluded.quantity,
                cost_units = cost_units + excluded.cost_units + (cost_nanos + excluded.cost_nanos) / 1000000000,
                cost_nanos = (cost_nanos + excluded.cost_nanos) % 1000000000
            """);
        ForEach(quarters, (_, quarter) => upsert
            .Bind(1, quarter.Line.Customer.Value)
            .Bind(2, UnixMicroseconds.From(quarter.Quarter))
            .Bind(3, quarter.Line.Meter.Value)
            .Bind(4, quarter.Line.Price.Value)
            .Bind(5, quarter.ApiKey.Value)
            .Bind(6, quarter.DimensionSet)
            .Bind(7, quarter.Quantity)
            .BindAmount(8, quarter.CostNanos)
            .Run(), cancellationToken);
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
            update.Bind(1, total.Customer.Value).BindAmount(2, total.CostNanos).Run(), cancellationToken);
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
