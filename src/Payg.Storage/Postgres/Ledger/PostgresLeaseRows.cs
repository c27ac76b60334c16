using Npgsql;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Flush.Rows;
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

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

        // One that nobody has heard of is closed as well, so that a message of it that comes late opens nothing.
        statements.Add("""
            INSERT INTO payg.journals AS known (id, floor, updated_at, closed_at) VALUES ($1, 0, $2, $2)
            ON CONFLICT (id) DO UPDATE SET closed_at = coalesce(known.closed_at, excluded.closed_at)
            """, journal, now);
        statements.Add("DELETE FROM payg.leases WHERE journal_id = $1", journal);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            SELECT customer_id, meter_id, month, price_id, journal_id, granted, used, returned, is_recalled,
                api_key, valid_until
            FROM payg.leases
            WHERE customer_id = ANY($1)
            """, Array(customers, customer => customer.Value));
        var leases = new List<StoredLease>();
        await using (var reader = await statements.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                leases.Add(new StoredLease(LineAt(reader, 9), reader.GetGuid(4))
                {
                    Granted = reader.GetInt64(5),
                    Used = reader.GetInt64(6),
                    Returned = reader.GetInt64(7),
                    IsRecalled = reader.GetBoolean(8),
                    ValidUntil = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
                });
            }
        }

        if (leases.Count == 0)
            return leases.ToLookup(lease => lease.Line.Customer);
        var open = await ReadOpenAsync([.. leases.Select(lease => lease.Journal).Distinct()], cancellationToken);
        return leases.Where(lease => open.Contains(lease.Journal)).ToLookup(lease => lease.Line.Customer);
    }

    /// <summary>Those of the journals that are open. They are on other shards than customers.</summary>
    private async Task<HashSet<Guid>> ReadOpenAsync(Guid[] journals, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("SELECT id FROM payg.journals WHERE id = ANY($1) AND closed_at IS NULL", journals);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var open = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            open.Add(reader.GetGuid(0));
        return open;
    }

    public async Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add(
            """
            SELECT customer_id, meter_id, month, price_id, api_key FROM payg.leases
            WHERE journal_id = $1 AND is_recalled
            """, journal);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var lines = new List<LeaseLine>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(LineAt(reader, 4));
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
                is_recalled, api_key, valid_until, updated_at)
            SELECT lease.*, $12 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS lease
            ON CONFLICT (customer_id, journal_id, meter_id, month, price_id, api_key) DO UPDATE
            SET granted = excluded.granted, used = excluded.used, returned = excluded.returned,
                is_recalled = excluded.is_recalled, valid_until = excluded.valid_until,
                updated_at = excluded.updated_at
            """,
            Array(leases, lease => lease.Line.Customer.Value), Array(leases, lease => lease.Journal),
            Array(leases, lease => lease.Line.Meter.Value), Array(leases, lease => lease.Line.Month.Number),
            Array(leases, lease => lease.Line.Price.Value), Array(leases, lease => lease.Granted),
            Array(leases, lease => lease.Used), Array(leases, lease => lease.Returned),
            Array(leases, lease => lease.IsRecalled), Array(leases, lease => lease.Line.ApiKey.Value),
            Array(leases, lease => lease.ValidUntil?.ToUniversalTime()), now);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    private static LeaseLine LineAt(NpgsqlDataReader reader, int keyColumn) => new(
        new CustomerId(reader.GetGuid(0)), new MeterId(reader.GetInt32(1)),
        BillingMonth.FromNumber(reader.GetInt32(2)), new PriceId(reader.GetInt32(3)))
    {
        ApiKey = new ApiKeyId(reader.GetInt32(keyColumn)),
    };
}
