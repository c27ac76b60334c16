using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Credits;
using Payg.Storage.Model.Customers;
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

internal sealed class PostgresCreditRows(
    NpgsqlConnection connection, NpgsqlTransaction transaction, Shards shards) : ICreditRows
{
    public async Task<IReadOnlyList<StoredCredit>> ReadAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlySet<CustomerId> falling, CancellationToken cancellationToken)
    {
        var ids = Array(customers, customer => customer.Value);
        var fallingIds = falling.Select(customer => customer.Value).ToArray();
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            SELECT id, credit_seq, total_cost_units, total_cost_nanos, credited_units, credited_nanos, settled_units,
                settled_nanos, currency, billing_mode, credit_limit_units, coalesce(credit_limit_nanos, 0),
                balance_alerts, balance_alerted, unpaid_units, unpaid_nanos
            FROM payg.customers WHERE id = ANY($1) AND has_credit ORDER BY id
            """, ids);
        statements.Add($"""
            SELECT {CreditSql.GrantColumns}, customer_id FROM payg.credit_grants
            WHERE customer_id = ANY($1) AND {CreditSql.IsOpen}
            """, ids);
        if (fallingIds.Length > 0)
        {
            statements.Add($"""
                SELECT {CreditSql.GrantColumns}, customer_id FROM payg.credit_grants
                WHERE customer_id = ANY($1) AND NOT {CreditSql.IsOpen}
                """, fallingIds);
            statements.Add(CreditSql.Recorded("payg.credit_entries", "customer_id = ANY($1)"), fallingIds);
        }

        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Guid, StoredCredit>(customers.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            long? limit = reader.IsDBNull(10) ? null : reader.GetInt64(10);
            found.Add(reader.GetGuid(0), new StoredCredit(
                new CustomerId(reader.GetGuid(0)), reader.GetInt64(1), AmountAt(reader, 2), AmountAt(reader, 4),
                AmountAt(reader, 6))
            {
                Currency = reader.GetString(8),
                IsLimited = CustomerRow.Limits((BillingMode)reader.GetInt16(9), limit),
                LimitNanos = CustomerRow.LimitLeft(
                    AmountParts.Join(limit ?? 0, reader.GetInt32(11)), AmountAt(reader, 14)),
                AlertNanos = CreditAlerts.Read(reader.GetString(12)),
                Alerted = reader.GetInt32(13),
            });
        }

        for (var i = 0; i < (fallingIds.Length > 0 ? 2 : 1); i++)
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (found.TryGetValue(reader.GetGuid(12), out var account))
                    account.Grants.Add(GrantAt(reader));
            }
        }

        if (fallingIds.Length > 0)
            await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (found.TryGetValue(reader.GetGuid(0), out var account) && TakeAt(reader) is { Nanos: var nanos } take
                && nanos > 0)
            {
                account.Recorded.Add(take);
            }
        }

        return [.. found.Values];
    }

    public async Task<IReadOnlySet<CreditEntryKey>> GrowAsync(
        IReadOnlyList<EntryChange> entries, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add($"""
            UPDATE payg.credit_entries AS entry
            SET amount_units = amount_units + change.units + (amount_nanos + change.nanos) / 1000000000,
                amount_nanos = (amount_nanos + change.nanos) % 1000000000
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS change (customer_id, grant_id, kind, month, meter_id, price_id, at, units, nanos, place)
            WHERE entry.customer_id = change.customer_id AND entry.grant_id = change.grant_id
                AND entry.kind = change.kind AND entry.month = change.month AND entry.meter_id = change.meter_id
                AND entry.price_id = change.price_id AND entry.at = change.at{shards.Among("entry.customer_id")}
            RETURNING change.place
            """,
            [
                Array(entries, entry => entry.Customer.Value), Array(entries, entry => entry.Grant),
                Array(entries, entry => entry.Kind.Name()), .. LineArrays(entries, entry => entry.Line),
                Array(entries, entry => entry.At.ToUniversalTime()), .. PartArrays(entries, entry => entry.Nanos),
                Enumerable.Range(0, entries.Count).ToArray(),
            ]);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var grown = new HashSet<CreditEntryKey>(entries.Count);
        while (await reader.ReadAsync(cancellationToken))
            grown.Add(entries[reader.GetInt32(0)].Key);
        return grown;
    }

    public async Task WriteAsync(
        CreditChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // All tables in one round trip.
        var (remaining, added, credited) = changes;
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add($"""
            UPDATE payg.credit_grants SET remaining_units = change.units, remaining_nanos = change.nanos
            FROM unnest($1, $2, $3, $4) AS change (customer_id, id, units, nanos)
            WHERE credit_grants.customer_id = change.customer_id AND credit_grants.id = change.id
                {shards.Among("credit_grants.customer_id")}
            """,
            [
                Array(remaining, grant => grant.Customer.Value), Array(remaining, grant => grant.Grant),
                .. PartArrays(remaining, grant => grant.Nanos),
            ]);
        statements.Add("""
            INSERT INTO payg.credit_entries
                (customer_id, seq, grant_id, kind, month, meter_id, price_id, amount_units, amount_nanos, reference, at)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11)
            """,
            [
                Array(added, entry => entry.Customer.Value), Array(added, entry => entry.Seq),
                Array(added, entry => entry.Grant), Array(added, entry => entry.Kind.Name()),
                .. LineArrays(added, entry => entry.Line), .. PartArrays(added, entry => entry.Nanos),
                Array(added, entry => entry.Reference), Array(added, entry => entry.At.ToUniversalTime()),
            ]);
        statements.Add($"""
            UPDATE payg.customers
            SET credited_units = change.units, credited_nanos = change.nanos, credit_seq = change.seq
            FROM unnest($1, $2, $3, $4) AS change (id, units, nanos, seq)
            WHERE customers.id = change.id{shards.Among("customers.id")}
            """,
            [
                Array(credited, customer => customer.Customer.Value),
                .. PartArrays(credited, customer => customer.CreditedNanos), Array(credited, customer => customer.Seq),
            ]);
        statements.Add($"""
            UPDATE payg.customers SET balance_alerted = change.alerted
            FROM unnest($1, $2) AS change (id, alerted)
            WHERE customers.id = change.id{shards.Among("customers.id")}
            """,
            Array(changes.Alerted, change => change.Customer.Value),
            Array(changes.Alerted, change => change.Alerted));
        await statements.ExecuteNonQueryAsync(cancellationToken);
        await new PostgresBudgetRows(connection, transaction, shards)
            .AddAlertsAsync(changes.Alerts, now, cancellationToken);
    }

    private static CreditGrant GrantAt(NpgsqlDataReader reader) => CreditSql.Grant(
        reader.GetGuid(0), reader.GetString(1), AmountAt(reader, 2), AmountAt(reader, 4), reader.GetInt32(6),
        reader.IsDBNull(11) ? null : reader.GetString(11)) with
    {
        EffectiveAt = reader.GetFieldValue<DateTimeOffset>(7),
        ExpiresAt = InstantAt(reader, 8),
        VoidedAt = InstantAt(reader, 9),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(10),
    };

    private static CreditTake TakeAt(NpgsqlDataReader reader) => CreditSql.Take(
        reader.GetGuid(1), CreditSql.Line(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
        reader.GetInt64(5), reader.GetInt64(6));

    private static DateTimeOffset? InstantAt(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static object[] LineArrays<TRow>(IReadOnlyList<TRow> rows, Func<TRow, CreditLine?> line) =>
    [
        Array(rows, row => line(row)?.Month.Number ?? 0),
        Array(rows, row => line(row)?.Meter.Value ?? 0),
        Array(rows, row => line(row)?.Price.Value ?? 0),
    ];
}
