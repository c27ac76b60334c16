using Microsoft.Data.Sqlite;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Sqlite.Ledger;

/// <summary>Credits on SQLite: prepared statements, one run a row, in the open transaction of the connection.</summary>
internal sealed class SqliteCreditRows(SqliteConnection connection) : ICreditRows
{
    public Task<IReadOnlyList<StoredCredit>> ReadAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlySet<CustomerId> falling, CancellationToken cancellationToken)
    {
        using var accounts = new SqliteStatement(connection, """
            SELECT credit_seq, total_cost_units, total_cost_nanos, credited_units, credited_nanos, settled_units,
                settled_nanos, currency, billing_mode, credit_limit_units, coalesce(credit_limit_nanos, 0),
                balance_alerts, balance_alerted, unpaid_units, unpaid_nanos
            FROM customers WHERE id = ?1 AND has_credit
            """);
        using var open = new SqliteStatement(connection,
            $"SELECT {CreditSql.GrantColumns} FROM credit_grants WHERE customer_id = ?1 AND {CreditSql.IsOpen}");
        using var all = new SqliteStatement(connection,
            $"SELECT {CreditSql.GrantColumns} FROM credit_grants WHERE customer_id = ?1");
        using var recorded = new SqliteStatement(connection, CreditSql.Recorded("credit_entries", "customer_id = ?1"));
        var found = new List<StoredCredit>(customers.Count);
        foreach (var customer in customers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = accounts.Bind(1, customer.Value).ReadRows(row => new StoredCredit(
                customer, row.NumberAt(0), row.AmountAt(1), row.AmountAt(3), row.AmountAt(5))
            {
                Currency = row.TextAt(7),
                IsLimited = CustomerRow.Limits((BillingMode)row.NumberAt(8), row.OptionalNumberAt(9)),
                LimitNanos = CustomerRow.LimitLeft(
                    AmountParts.Join(row.OptionalNumberAt(9) ?? 0, row.NumberAt(10)), row.AmountAt(13)),
                AlertNanos = CreditAlerts.Read(row.TextAt(11)),
                Alerted = (int)row.NumberAt(12),
            });
            if (rows is not [var account])
                continue;
            found.Add(account);
            var falls = falling.Contains(customer);
            account.Grants.AddRange((falls ? all : open).Bind(1, customer.Value).ReadRows(GrantAt));
            if (!falls)
                continue;
            account.Recorded.AddRange(recorded.Bind(1, customer.Value).ReadRows(TakeAt)
                .Where(take => take.Nanos > 0));
        }

        return Task.FromResult<IReadOnlyList<StoredCredit>>(found);
    }

    public Task<IReadOnlySet<CreditEntryKey>> GrowAsync(
        IReadOnlyList<EntryChange> entries, CancellationToken cancellationToken)
    {
        using var grow = new SqliteStatement(connection, """
            UPDATE credit_entries
            SET amount_units = amount_units + ?8 + (amount_nanos + ?9) / 1000000000,
                amount_nanos = (amount_nanos + ?9) % 1000000000
            WHERE customer_id = ?1 AND grant_id = ?2 AND kind = ?3 AND month = ?4 AND meter_id = ?5 AND price_id = ?6
                AND at = ?7
            RETURNING seq
            """);
        var grown = new HashSet<CreditEntryKey>(entries.Count);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            grow.Bind(1, entry.Customer.Value).Bind(2, entry.Grant).Bind(3, entry.Kind.Name());
            BindLine(grow, 4, entry.Line).Bind(7, UnixMicroseconds.From(entry.At)).BindAmount(8, entry.Nanos);
            if (grow.ReadNumber() is not null)
                grown.Add(entry.Key);
        }

        return Task.FromResult<IReadOnlySet<CreditEntryKey>>(grown);
    }

    public async Task WriteAsync(
        CreditChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var grants = new SqliteStatement(connection, """
            UPDATE credit_grants SET remaining_units = ?3, remaining_nanos = ?4 WHERE customer_id = ?1 AND id = ?2
            """);
        foreach (var grant in changes.Remaining)
            grants.Bind(1, grant.Customer.Value).Bind(2, grant.Grant).BindAmount(3, grant.Nanos).Run();

        foreach (var entry in changes.Added)
            Insert(entry);

        using var customers = new SqliteStatement(connection, """
            UPDATE customers SET credited_units = ?2, credited_nanos = ?3, credit_seq = ?4 WHERE id = ?1
            """);
        foreach (var customer in changes.Credited)
        {
            customers.Bind(1, customer.Customer.Value).BindAmount(2, customer.CreditedNanos)
                .Bind(4, customer.Seq).Run();
        }

        using var alerted = new SqliteStatement(
            connection, "UPDATE customers SET balance_alerted = ?2 WHERE id = ?1");
        foreach (var customer in changes.Alerted)
            alerted.Bind(1, customer.Customer.Value).Bind(2, customer.Alerted).Run();
        await new SqliteBudgetRows(connection).AddAlertsAsync(changes.Alerts, now, cancellationToken);
    }

    private void Insert(EntryChange entry)
    {
        var reference = entry.Reference is null ? "NULL" : "?10";
        using var insert = new SqliteStatement(connection, $"""
            INSERT INTO credit_entries
                (customer_id, seq, grant_id, kind, month, meter_id, price_id, amount_units, amount_nanos, reference, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, {reference}, ?11)
            """);
        if (entry.Reference is { } text)
            insert.Bind(10, text);
        insert.Bind(1, entry.Customer.Value).Bind(2, entry.Seq).Bind(3, entry.Grant).Bind(4, entry.Kind.Name());
        BindLine(insert, 5, entry.Line).BindAmount(8, entry.Nanos).Bind(11, UnixMicroseconds.From(entry.At)).Run();
    }

    private static CreditGrant GrantAt(SqliteStatement row) => CreditSql.Grant(
        Guid.Parse(row.TextAt(0)), row.TextAt(1), row.AmountAt(2), row.AmountAt(4), (int)row.NumberAt(6),
        row.OptionalTextAt(11)) with
    {
        EffectiveAt = UnixMicroseconds.ToInstant(row.NumberAt(7)),
        ExpiresAt = InstantAt(row, 8),
        VoidedAt = InstantAt(row, 9),
        CreatedAt = UnixMicroseconds.ToInstant(row.NumberAt(10)),
    };

    private static CreditTake TakeAt(SqliteStatement row) => CreditSql.Take(
        Guid.Parse(row.TextAt(1)),
        CreditSql.Line((int)row.NumberAt(2), (int)row.NumberAt(3), (int)row.NumberAt(4)),
        row.NumberAt(5), row.NumberAt(6));

    private static DateTimeOffset? InstantAt(SqliteStatement row, int column) =>
        row.OptionalNumberAt(column) is { } instant ? UnixMicroseconds.ToInstant(instant) : null;

    private static SqliteStatement BindLine(SqliteStatement statement, int parameter, CreditLine? line) => statement
        .Bind(parameter, line?.Month.Number ?? 0)
        .Bind(parameter + 1, line?.Meter.Value ?? 0)
        .Bind(parameter + 2, line?.Price.Value ?? 0);
}
