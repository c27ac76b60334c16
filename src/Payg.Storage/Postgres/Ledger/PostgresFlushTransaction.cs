using Npgsql;
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
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

/// <summary>
/// One flush on PostgreSQL. Rows travel as arrays, one statement for all rows of a table. A customer's row is locked
/// before anything of theirs is touched and customers are locked in order, so that nodes neither lose each other's
/// additions nor deadlock. No statement joins across customers; on Citus each is sent to their shards alone.
/// </summary>
internal sealed class PostgresFlushTransaction(
    NpgsqlConnection connection, NpgsqlTransaction transaction, Shards shards) : IFlushTransaction
{
    private const string Savepoint = "piece";

    public ICreditRows Credits { get; } = new PostgresCreditRows(connection, transaction, shards);

    public IRecurringRows Recurring { get; } = new PostgresRecurringRows(connection, transaction, shards);

    public ILeaseRows Leases { get; } = new PostgresLeaseRows(connection, transaction);

    public IBudgetRows Budgets { get; } = new PostgresBudgetRows(connection, transaction, shards);

    public async Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Writing the journal's row first makes a second attempt wait for an earlier one that is still committing.
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.journals (id, floor, updated_at) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET updated_at = $3, floor = greatest(journals.floor, $2)
            RETURNING floor
            """, batch.Id.Journal, batch.Floor, now);
        statements.Add("DELETE FROM payg.journal_claims WHERE journal_id = $1 AND segment < $2",
            batch.Id.Journal, batch.Floor);
        statements.Add("""
            INSERT INTO payg.journal_claims (journal_id, segment, applied_at) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
            RETURNING segment
            """, batch.Id.Journal, batch.Id.Segment, now);

        // A claim below the floor was forgotten. One that is made again is undone with the transaction.
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var isForgotten = await reader.ReadAsync(cancellationToken) && reader.GetInt64(0) > batch.Id.Segment;
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !isForgotten;
    }

    public async Task<PricesVersion> LockPricesAsync(CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("SELECT pg_advisory_xact_lock_shared($1)", PriceLock.Key);
        statements.Add("SELECT count(*), coalesce(max(id), 0)::bigint FROM payg.prices");
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new PricesVersion(reader.GetInt64(0), reader.GetInt64(1));
    }

    public async Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = Command(StoredPrice.Query("payg.prices", "$1"), id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var prices = new List<Price>();
        while (await reader.ReadAsync(cancellationToken))
            prices.Add(StoredPrice.Read(reader, reader.GetFieldValue<DateTimeOffset>(StoredPrice.InstantColumn)));
        return prices;
    }

    public async Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT id FROM payg.prices");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new HashSet<PriceId>();
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(new PriceId(reader.GetInt32(0)));
        return ids;
    }

    public async Task<IReadOnlyList<LockedCustomer>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        var found = await ReadPayersAsync(customers, shards.Lock, cancellationToken);
        return [.. customers.Select(customer => found.TryGetValue(customer, out var locked)
            ? locked
            : throw new KeyNotFoundException($"There is no customer {customer}."))];
    }

    public async Task<IReadOnlyDictionary<CustomerId, Payer>> FindCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        (await ReadPayersAsync(customers, Shards.Read, cancellationToken))
            .ToDictionary(found => found.Key, found => found.Value.Payer);

    public async Task<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>> ReadLinesAsync(
        IReadOnlyList<PeriodKey> periods, CancellationToken cancellationToken)
    {
        await using var command = Command($"""
            SELECT line.customer_id, line.month, line.meter_id, price_id, quantity, adjusted_quantity, cost_units,
                cost_nanos
            FROM unnest($1, $2, $3) AS asked (customer_id, month, meter_id)
            JOIN payg.usage_lines AS line ON line.customer_id = asked.customer_id AND line.month = asked.month
                AND line.meter_id = asked.meter_id{shards.Among("line.customer_id")}
            """,
            Array(periods, period => period.Customer.Value), Array(periods, period => period.Month.Number),
            Array(periods, period => period.Meter.Value));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stored = new Dictionary<PeriodKey, List<StoredUsage>>(periods.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new PeriodKey(
                new CustomerId(reader.GetGuid(0)), BillingMonth.FromNumber(reader.GetInt32(1)),
                new MeterId(reader.GetInt32(2)));
            if (!stored.TryGetValue(key, out var lines))
                stored.Add(key, lines = []);
            lines.Add(new StoredUsage(
                new PriceId(reader.GetInt32(3)), reader.GetInt64(4), reader.GetInt64(5),
                AmountAt(reader, 6)));
        }

        return stored;
    }

    public async Task<DimensionSets> ReadDimensionSetsAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlyList<Dimensions> dimensions, CancellationToken cancellationToken)
    {
        var ids = Array(customers, customer => customer.Value);
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            SELECT customer_id, meter_id, count(*), max(id) FROM payg.dimension_sets
            WHERE customer_id = ANY($1) GROUP BY customer_id, meter_id
            """, ids);
        statements.Add("""
            SELECT customer_id, meter_id, dimensions, id FROM payg.dimension_sets
            WHERE customer_id = ANY($1) AND dimensions = ANY($2)
            """, ids, Array(dimensions, known => known.Text));
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var sets = new DimensionSets();
        while (await reader.ReadAsync(cancellationToken))
        {
            sets.Count(
                new CustomerId(reader.GetGuid(0)), new MeterId(reader.GetInt32(1)), reader.GetInt32(3),
                (int)reader.GetInt64(2));
        }

        await reader.NextResultAsync(cancellationToken);
        var asked = dimensions.ToDictionary(known => known.Text, StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            sets.Add(
                new CustomerId(reader.GetGuid(0)), new MeterId(reader.GetInt32(1)), asked[reader.GetString(2)],
                reader.GetInt32(3));
        }

        return sets;
    }

    public async Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // All tables in one round trip.
        await using var statements = new NpgsqlBatch(connection, transaction);
        var (lines, quarters, totals, sets) = changes;
        if (sets.Count > 0)
        {
            statements.Add("""
                INSERT INTO payg.dimension_sets (customer_id, id, meter_id, dimensions)
                SELECT * FROM unnest($1, $2, $3, $4)
                """,
                Array(sets, set => set.Customer.Value), Array(sets, set => set.Id),
                Array(sets, set => set.Meter.Value), Array(sets, set => set.Dimensions.Text));
        }

        if (changes.Sums is { } sums)
        {
            PostgresSums.Add(statements, sums);
            if (!shards.AreSeveral)
                PostgresSums.AddNewCustomers(statements, sums);
            else if (sums.NewCustomers.Count > 0)
                PostgresSums.AddNewCustomers(statements, sums, await ReadMonthsAsync(sums, cancellationToken));
        }

        statements.Add("""
            INSERT INTO payg.usage_lines
                (customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos, updated_at)
            SELECT customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos, $8
            FROM unnest($1, $2, $3, $4, $5, $6, $7)
                AS line (customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos)
            ON CONFLICT (customer_id, month, meter_id, price_id) DO UPDATE
            SET quantity = excluded.quantity, cost_units = excluded.cost_units, cost_nanos = excluded.cost_nanos,
                updated_at = excluded.updated_at
            """,
            [
                .. KeyArrays([.. lines.Select(line => line.Key)]),
                Array(lines, line => line.Quantity), .. PartArrays(lines, line => line.CostNanos), now,
            ]);
        statements.Add("""
            INSERT INTO payg.usage_quarters
                (customer_id, quarter, meter_id, price_id, api_key, dimension_set, quantity, cost_units, cost_nanos)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (customer_id, quarter, meter_id, price_id, api_key, dimension_set) DO UPDATE
            SET quantity = usage_quarters.quantity + excluded.quantity,
                cost_units = usage_quarters.cost_units + excluded.cost_units
                    + (usage_quarters.cost_nanos + excluded.cost_nanos) / 1000000000,
                cost_nanos = (usage_quarters.cost_nanos + excluded.cost_nanos) % 1000000000
            """,
            [
                Array(quarters, quarter => quarter.Line.Customer.Value), Array(quarters, quarter => quarter.Quarter),
                Array(quarters, quarter => quarter.Line.Meter.Value),
                Array(quarters, quarter => quarter.Line.Price.Value), Array(quarters, quarter => quarter.ApiKey.Value),
                Array(quarters, quarter => quarter.DimensionSet), Array(quarters, quarter => quarter.Quantity),
                .. PartArrays(quarters, quarter => quarter.CostNanos),
            ]);
        statements.Add($"""
            UPDATE payg.customers
            SET total_cost_units = total_cost_units + change.units + (total_cost_nanos + change.nanos) / 1000000000,
                total_cost_nanos = (total_cost_nanos + change.nanos) % 1000000000
            FROM unnest($1, $2, $3) AS change (id, units, nanos)
            WHERE customers.id = change.id{shards.Among("customers.id")}
            """,
            [Array(totals, total => total.Customer.Value), .. PartArrays(totals, total => total.CostNanos)]);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AddTestsAsync(IReadOnlyList<TestChange> tests, CancellationToken cancellationToken)
    {
        await using var command = Command("""
            INSERT INTO payg.test_quarters (customer_id, quarter, meter_id, api_key, quantity)
            SELECT * FROM unnest($2, $3, $4, $5, $6)
            ON CONFLICT (customer_id, quarter, meter_id, api_key) DO UPDATE
            SET quantity = least(test_quarters.quantity + excluded.quantity, $1)
            """,
            TestQuarterRow.MaxQuantity,
            Array(tests, test => test.Key.Customer.Value), Array(tests, test => test.Key.Quarter),
            Array(tests, test => test.Key.Meter.Value), Array(tests, test => test.Key.ApiKey.Value),
            Array(tests, test => test.Quantity));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task RejectAsync(
        BatchId batch, IReadOnlyList<RejectedSum> sums, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command("""
            INSERT INTO payg.rejected_usage (journal_id, segment, customer_id, meter_id, price_id, quarter, api_key,
                dimensions, occurred_at, records, quantity, reason, text, rejected_at, state)
            SELECT $1, $2, sum.*, $3, 0 FROM unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS sum
            ON CONFLICT (customer_id, meter_id, price_id, quarter, api_key, dimensions, reason) WHERE state = 0
            DO UPDATE
            SET records = rejected_usage.records + excluded.records,
                quantity = rejected_usage.quantity + excluded.quantity
            """,
            batch.Journal, batch.Segment, now,
            Array(sums, sum => sum.Key.Customer.Value), Array(sums, sum => sum.Key.Meter.Value),
            Array(sums, sum => sum.Key.Price.Value), Array(sums, sum => sum.Key.Quarter),
            Array(sums, sum => sum.Key.ApiKey.Value), Array(sums, sum => sum.Key.Dimensions?.Text ?? ""),
            Array(sums, sum => sum.OccurredAt.ToUniversalTime()), Array(sums, sum => sum.Records),
            Array(sums, sum => sum.Quantity), Array(sums, sum => sum.Key.Reason), Array(sums, sum => sum.Text));
        await command.ExecuteNonQueryAsync(cancellationToken);
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

    private async Task<Dictionary<CustomerId, LockedCustomer>> ReadPayersAsync(
        IReadOnlyList<CustomerId> customers, string statement, CancellationToken cancellationToken)
    {
        var ids = Array(customers, customer => customer.Value);
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add(statement, ids);
        statements.Add("""
            SELECT customer_id, month, effective_at, time_zone FROM payg.customer_zones
            WHERE customer_id = ANY($1) ORDER BY customer_id, month
            """, ids);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(
            Guid Id, string Currency, string TimeZone, bool HasCredit, bool HasBudgets, DateTimeOffset? DueAt)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        await reader.NextResultAsync(cancellationToken);
        var turns = new List<CustomerZoneRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            turns.Add(new CustomerZoneRow
            {
                CustomerId = reader.GetGuid(0),
                Month = reader.GetInt32(1),
                EffectiveAt = reader.GetFieldValue<DateTimeOffset>(2),
                TimeZone = reader.GetString(3),
            });
        }

        var turnsOf = turns.ToLookup(turn => turn.CustomerId);
        return rows.ToDictionary(
            row => new CustomerId(row.Id),
            row => new LockedCustomer(
                StoredPayer.Read(row.Id, row.Currency, row.TimeZone, turnsOf[row.Id]), row.HasCredit, row.HasBudgets)
            {
                CreditDueAt = row.DueAt,
            });
    }

    /// <summary>Those periods of customers who may be new in one of which they have lines.</summary>
    private async Task<HashSet<(Guid Customer, int Month)>> ReadMonthsAsync(
        SumChanges sums, CancellationToken cancellationToken)
    {
        await using var command = Command("""
            SELECT DISTINCT customer_id, month FROM payg.usage_lines WHERE customer_id = ANY($1) AND month = ANY($2)
            """,
            Array(sums.NewCustomers, customer => customer.Customer.Value),
            sums.NewCustomers.Select(customer => customer.Key.Month.Number).Distinct().ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<(Guid Customer, int Month)>();
        while (await reader.ReadAsync(cancellationToken))
            known.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return known;
    }

    private static object[] KeyArrays(IReadOnlyList<LineKey> lines) =>
    [
        Array(lines, line => line.Customer.Value),
        Array(lines, line => line.Month.Number),
        Array(lines, line => line.Meter.Value),
        Array(lines, line => line.Price.Value),
    ];

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
