using Microsoft.Data.Sqlite;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Credits;

namespace Payg.Storage.Sqlite.Ledger;

internal sealed class SqliteRecurringRows(SqliteConnection connection) : IRecurringRows
{
    public Task<IReadOnlyList<StoredRecurring>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, $"""
            SELECT {CreditSql.RecurringColumns} FROM recurring_credits
            WHERE customer_id = ?1 AND next_at IS NOT NULL ORDER BY id
            """);
        var found = new List<StoredRecurring>();
        foreach (var customer in customers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(query.Bind(1, customer.Value).ReadRows(row => new StoredRecurring(customer, CreditAt(row))));
        }

        return Task.FromResult<IReadOnlyList<StoredRecurring>>(found);
    }

    public Task WriteAsync(RecurringChanges changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (customer, recurred) in changes.Grants)
            Insert(customer, recurred);
        foreach (var (customer, credit) in changes.Credits)
        {
            using var update = new SqliteStatement(connection, $"""
                UPDATE recurring_credits SET granted = ?3, rolled_over = ?4, next_at = {Instant(5, credit.NextAt)}
                WHERE customer_id = ?1 AND id = ?2
                """);
            BindInstant(
                update.Bind(1, customer.Value).Bind(2, credit.Id).Bind(3, credit.Granted).Bind(4, credit.RolledOver),
                5, credit.NextAt).Run();
        }

        foreach (var (customer, at) in changes.Due)
        {
            using var update = new SqliteStatement(
                connection, $"UPDATE customers SET credit_due_at = {Instant(2, at)} WHERE id = ?1");
            BindInstant(update.Bind(1, customer.Value), 2, at).Run();
        }

        return Task.CompletedTask;
    }

    private void Insert(CustomerId customer, RecurredGrant recurred)
    {
        var grant = recurred.Grant;
        var meters = CreditSql.WriteMeters(grant.Meters);
        using var insert = new SqliteStatement(connection, $"""
            INSERT INTO credit_grants
                (customer_id, id, kind, amount_units, amount_nanos, remaining_units, remaining_nanos, priority,
                effective_at, expires_at, created_at, reference, recurring_id, recurring_number, is_rollover, meters)
            VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, {(meters is null ? "NULL" : "?14")})
            """);
        insert.Bind(1, customer.Value).Bind(2, grant.Id).Bind(3, grant.Kind.Name()).BindAmount(4, grant.AmountNanos)
            .Bind(6, grant.Priority).Bind(7, UnixMicroseconds.From(grant.EffectiveAt))
            .Bind(8, UnixMicroseconds.From(grant.ExpiresAt!.Value)).Bind(9, UnixMicroseconds.From(grant.CreatedAt))
            .Bind(10, recurred.Reference).Bind(11, recurred.Recurring).Bind(12, recurred.Number)
            .Bind(13, recurred.IsRollover ? 1 : 0);
        if (meters is not null)
            insert.Bind(14, meters);
        insert.Run();
    }

    private static RecurringCredit CreditAt(SqliteStatement row) => CreditSql.Recurring(
        Guid.Parse(row.TextAt(0)), row.AmountAt(1), row.AmountAt(3), row.AmountAt(5), row.OptionalTextAt(12)) with
    {
        FirstNanos = row.OptionalNumberAt(13) is null ? null : row.AmountAt(13),
        Priority = (int)row.NumberAt(7),
        ExpiresAt = InstantAt(row, 8),
        Granted = (int)row.NumberAt(9),
        RolledOver = (int)row.NumberAt(10),
        NextAt = InstantAt(row, 11),
    };

    private static DateTimeOffset? InstantAt(SqliteStatement row, int column) =>
        row.OptionalNumberAt(column) is { } instant ? UnixMicroseconds.ToInstant(instant) : null;

    private static string Instant(int parameter, DateTimeOffset? at) => at is null ? "NULL" : $"?{parameter}";

    private static SqliteStatement BindInstant(SqliteStatement statement, int parameter, DateTimeOffset? at) =>
        at is { } instant ? statement.Bind(parameter, UnixMicroseconds.From(instant)) : statement;
}
