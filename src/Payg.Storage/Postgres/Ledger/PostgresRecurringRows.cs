using Npgsql;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Credits;
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

internal sealed class PostgresRecurringRows(
    NpgsqlConnection connection, NpgsqlTransaction transaction, Shards shards) : IRecurringRows
{
    public async Task<IReadOnlyList<StoredRecurring>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT {CreditSql.RecurringColumns}, customer_id FROM payg.recurring_credits
            WHERE customer_id = ANY($1) AND next_at IS NOT NULL ORDER BY customer_id, id
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = Array(customers, customer => customer.Value) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredRecurring>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new StoredRecurring(new CustomerId(reader.GetGuid(15)), CreditAt(reader)));
        return found;
    }

    public async Task WriteAsync(RecurringChanges changes, CancellationToken cancellationToken)
    {
        // All tables in one round trip.
        var (grants, credits, due) = changes;
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.credit_grants
                (customer_id, id, kind, amount_units, amount_nanos, remaining_units, remaining_nanos, priority,
                effective_at, expires_at, created_at, reference, recurring_id, recurring_number, is_rollover, meters)
            SELECT customer_id, id, kind, units, nanos, units, nanos, priority, effective_at, expires_at, created_at,
                reference, recurring_id, number, is_rollover, meters
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text[])
                AS added (customer_id, id, kind, units, nanos, priority, effective_at, expires_at, created_at,
                    reference, recurring_id, number, is_rollover, meters)
            """,
            [
                Array(grants, one => one.Customer.Value), Array(grants, one => one.Recurred.Grant.Id),
                Array(grants, one => one.Recurred.Grant.Kind.Name()),
                .. PartArrays(grants, one => one.Recurred.Grant.AmountNanos),
                Array(grants, one => one.Recurred.Grant.Priority),
                Array(grants, one => one.Recurred.Grant.EffectiveAt.ToUniversalTime()),
                Array(grants, one => one.Recurred.Grant.ExpiresAt!.Value.ToUniversalTime()),
                Array(grants, one => one.Recurred.Grant.CreatedAt.ToUniversalTime()),
                Array(grants, one => one.Recurred.Reference), Array(grants, one => one.Recurred.Recurring),
                Array(grants, one => one.Recurred.Number), Array(grants, one => one.Recurred.IsRollover),
                Array(grants, one => CreditSql.WriteMeters(one.Recurred.Grant.Meters)),
            ]);
        statements.Add($"""
            UPDATE payg.recurring_credits
            SET granted = change.granted, rolled_over = change.rolled_over, next_at = change.next_at
            FROM unnest($1, $2, $3, $4, $5::timestamptz[]) AS change (customer_id, id, granted, rolled_over, next_at)
            WHERE recurring_credits.customer_id = change.customer_id AND recurring_credits.id = change.id
                {shards.Among("recurring_credits.customer_id")}
            """,
            Array(credits, one => one.Customer.Value), Array(credits, one => one.Credit.Id),
            Array(credits, one => one.Credit.Granted), Array(credits, one => one.Credit.RolledOver),
            Array(credits, one => one.Credit.NextAt?.ToUniversalTime()));
        statements.Add($"""
            UPDATE payg.customers SET credit_due_at = change.due_at
            FROM unnest($1, $2::timestamptz[]) AS change (id, due_at)
            WHERE customers.id = change.id{shards.Among("customers.id")}
            """,
            Array(due, one => one.Customer.Value), Array(due, one => one.At?.ToUniversalTime()));
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    private static RecurringCredit CreditAt(NpgsqlDataReader reader) => CreditSql.Recurring(
        reader.GetGuid(0), AmountAt(reader, 1), AmountAt(reader, 3), AmountAt(reader, 5),
        reader.IsDBNull(12) ? null : reader.GetString(12)) with
    {
        FirstNanos = reader.IsDBNull(13) ? null : AmountAt(reader, 13),
        Priority = reader.GetInt32(7),
        ExpiresAt = InstantAt(reader, 8),
        Granted = reader.GetInt32(9),
        RolledOver = reader.GetInt32(10),
        NextAt = InstantAt(reader, 11),
    };

    private static DateTimeOffset? InstantAt(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
