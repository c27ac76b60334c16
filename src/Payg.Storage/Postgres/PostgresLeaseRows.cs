using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Flush;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>Leases on PostgreSQL: rows travel as arrays.</summary>
internal sealed class PostgresLeaseRows(NpgsqlConnection connection, NpgsqlTransaction transaction) : ILeaseRows
{
    public async Task<bool> OpenJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.journals (id, floor, updated_at) VALUES ($1, 0, $2) ON CONFLICT (id) DO NOTHING
            """, journal, now);

        // Not locked: a flush of the journal has its row locked until it commits.
        statements.Add("SELECT id FROM payg.journals WHERE id = $1 AND closed_at IS NULL", journal);
        return await statements.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task CloseJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add(
            "UPDATE payg.journals SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", journal, now);
        statements.Add("DELETE FROM payg.leases WHERE journal_id = $1", journal);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<CustomerId, StoredAccount>> ReadAccountsAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Select(customer => customer.Value).ToArray();
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            SELECT id, billing_mode, credit_limit_units IS NOT NULL, coalesce(credit_limit_units, 0),
                coalesce(credit_limit_nanos, 0), total_cost_units, total_cost_nanos, credited_units, credited_nanos,
                settled_units, settled_nanos
            FROM payg.customers WHERE id = ANY($1)
            """, ids);
        statements.Add("""
            SELECT customer_id, remaining_units, remaining_nanos, effective_at, expires_at, meters
            FROM payg.credit_grants
            WHERE customer_id = ANY($1) AND voided_at IS NULL
                AND (remaining_units > 0 OR remaining_nanos > 0)
            """, ids);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var accounts = new Dictionary<CustomerId, StoredAccount>(customers.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            accounts.Add(new CustomerId(reader.GetGuid(0)), new StoredAccount(
                reader.GetInt16(1) == (short)BillingMode.Prepaid || reader.GetBoolean(2),
                AmountAt(reader, 3), AmountAt(reader, 5) - AmountAt(reader, 7) - AmountAt(reader, 9)));
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            accounts[new CustomerId(reader.GetGuid(0))].Credits.Add(new CreditLeft(
                AmountAt(reader, 1), reader.GetFieldValue<DateTimeOffset>(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(4),
                await reader.IsDBNullAsync(5, cancellationToken)
                    ? null
                    : CreditLeft.MetersOf(reader.GetString(5))));
        }

        return accounts;
    }

    public async Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            SELECT customer_id, meter_id, month, price_id, journal_id, granted, used, returned, is_recalled
            FROM payg.leases
            WHERE customer_id = ANY($1) AND journal_id IN (SELECT id FROM payg.journals WHERE closed_at IS NULL)
            """, customers.Select(customer => customer.Value).ToArray());
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var leases = new List<StoredLease>();
        while (await reader.ReadAsync(cancellationToken))
        {
            leases.Add(new StoredLease(LineAt(reader), reader.GetGuid(4))
            {
                Granted = reader.GetInt64(5),
                Used = reader.GetInt64(6),
                Returned = reader.GetInt64(7),
                IsRecalled = reader.GetBoolean(8),
            });
        }

        return leases.ToLookup(lease => lease.Line.Customer);
    }

    public async Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add(
            "SELECT customer_id, meter_id, month, price_id FROM payg.leases WHERE journal_id = $1 AND is_recalled",
            journal);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var lines = new List<LeaseLine>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(LineAt(reader));
        return lines;
    }

    public async Task WriteLeasesAsync(
        IReadOnlyList<StoredLease> leases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (leases.Count == 0)
            return;
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.leases (customer_id, journal_id, meter_id, month, price_id, granted, used, returned,
                is_recalled, updated_at)
            SELECT lease.*, $10 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS lease
            ON CONFLICT (customer_id, journal_id, meter_id, month, price_id) DO UPDATE
            SET granted = excluded.granted, used = excluded.used, returned = excluded.returned,
                is_recalled = excluded.is_recalled, updated_at = excluded.updated_at
            """,
            leases.Select(lease => lease.Line.Customer.Value).ToArray(),
            leases.Select(lease => lease.Journal).ToArray(),
            leases.Select(lease => lease.Line.Meter.Value).ToArray(),
            leases.Select(lease => lease.Line.Month.Number).ToArray(),
            leases.Select(lease => lease.Line.Price.Value).ToArray(),
            leases.Select(lease => lease.Granted).ToArray(),
            leases.Select(lease => lease.Used).ToArray(),
            leases.Select(lease => lease.Returned).ToArray(),
            leases.Select(lease => lease.IsRecalled).ToArray(),
            now);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    private static LeaseLine LineAt(NpgsqlDataReader reader) => new(
        new CustomerId(reader.GetGuid(0)), new MeterId(reader.GetInt32(1)),
        BillingMonth.FromNumber(reader.GetInt32(2)), new PriceId(reader.GetInt32(3)));

    private static Int128 AmountAt(NpgsqlDataReader reader, int column) =>
        AmountParts.Join(reader.GetInt64(column), reader.GetInt32(column + 1));
}
