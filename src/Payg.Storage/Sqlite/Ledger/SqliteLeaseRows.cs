using Microsoft.Data.Sqlite;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Sqlite.Ledger;

internal sealed class SqliteLeaseRows(SqliteConnection connection) : ILeaseRows
{
    public Task<bool> OpenJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var insert = new SqliteStatement(connection, """
            INSERT INTO journals (id, floor, updated_at) VALUES (?1, 0, ?2) ON CONFLICT (id) DO NOTHING
            """);
        insert.Bind(1, journal).Bind(2, UnixMicroseconds.From(now)).Run();
        using var open = new SqliteStatement(connection,
            "SELECT count(*) FROM journals WHERE id = ?1 AND closed_at IS NULL");
        return Task.FromResult(open.Bind(1, journal).ReadNumber() == 1);
    }

    public Task CloseJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One that nobody has heard of is closed as well, so that a message of it that comes late opens nothing.
        using var close = new SqliteStatement(connection, """
            INSERT INTO journals (id, floor, updated_at, closed_at) VALUES (?1, 0, ?2, ?2)
            ON CONFLICT (id) DO UPDATE SET closed_at = coalesce(closed_at, excluded.closed_at)
            """);
        close.Bind(1, journal).Bind(2, UnixMicroseconds.From(now)).Run();
        using var remove = new SqliteStatement(connection, "DELETE FROM leases WHERE journal_id = ?1");
        remove.Bind(1, journal).Run();
        return Task.CompletedTask;
    }

    public Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT meter_id, month, price_id, api_key, journal_id, granted, used, returned, is_recalled,
                valid_until
            FROM leases
            WHERE customer_id = ?1 AND journal_id IN (SELECT id FROM journals WHERE closed_at IS NULL)
            """);
        var leases = new List<StoredLease>();
        foreach (var customer in customers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            leases.AddRange(query.Bind(1, customer.Value).ReadRows(row => new StoredLease(
                LineAt(customer, row), Guid.Parse(row.TextAt(4)))
            {
                Granted = row.NumberAt(5),
                Used = row.NumberAt(6),
                Returned = row.NumberAt(7),
                IsRecalled = row.NumberAt(8) != 0,
                ValidUntil = row.OptionalNumberAt(9) is { } until ? UnixMicroseconds.ToInstant(until) : null,
            }));
        }

        return Task.FromResult(leases.ToLookup(lease => lease.Line.Customer));
    }

    public Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT meter_id, month, price_id, api_key, customer_id FROM leases WHERE journal_id = ?1 AND is_recalled
            """);
        return Task.FromResult<IReadOnlyList<LeaseLine>>(query.Bind(1, journal).ReadRows(
            row => LineAt(new CustomerId(Guid.Parse(row.TextAt(4))), row)));
    }

    public Task WriteLeasesAsync(
        IReadOnlyList<StoredLease> leases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO leases (customer_id, journal_id, meter_id, month, price_id, granted, used, returned,
                is_recalled, updated_at, api_key, valid_until)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (customer_id, journal_id, meter_id, month, price_id, api_key) DO UPDATE
            SET granted = excluded.granted, used = excluded.used, returned = excluded.returned,
                is_recalled = excluded.is_recalled, valid_until = excluded.valid_until,
                updated_at = excluded.updated_at
            """);
        upsert.Bind(10, UnixMicroseconds.From(now));
        foreach (var lease in leases)
        {
            upsert.Bind(1, lease.Line.Customer.Value).Bind(2, lease.Journal).Bind(3, lease.Line.Meter.Value)
                .Bind(4, lease.Line.Month.Number).Bind(5, lease.Line.Price.Value).Bind(6, lease.Granted)
                .Bind(7, lease.Used).Bind(8, lease.Returned).Bind(9, lease.IsRecalled ? 1 : 0)
                .Bind(11, lease.Line.ApiKey.Value)
                .BindOptional(12, lease.ValidUntil is { } until ? UnixMicroseconds.From(until) : null).Run();
        }

        return Task.CompletedTask;
    }

    private static LeaseLine LineAt(CustomerId customer, SqliteStatement row) => new(
        customer, new MeterId((int)row.NumberAt(0)), BillingMonth.FromNumber((int)row.NumberAt(1)),
        new PriceId((int)row.NumberAt(2)))
    {
        ApiKey = new ApiKeyId((int)row.NumberAt(3)),
    };
}
