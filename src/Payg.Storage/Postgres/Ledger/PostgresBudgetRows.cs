using Npgsql;
using Payg.Core.Budgets;
using Payg.Core.Customers;
using Payg.Storage.Budgets;
using Payg.Storage.Model.Budgets;
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

internal sealed class PostgresBudgetRows(
    NpgsqlConnection connection, NpgsqlTransaction transaction, Shards shards) : IBudgetRows
{
    public async Task<ILookup<CustomerId, Budget>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add(
            $"SELECT {BudgetSql.Columns}, customer_id FROM payg.budgets WHERE customer_id = ANY($1)",
            Array(customers, customer => customer.Value));
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var rows = new List<BudgetRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new BudgetRow
            {
                Id = reader.GetGuid(0),
                Name = reader.GetString(1),
                MeterId = reader.IsDBNull(2) ? null : reader.GetInt32(2),
                ApiKey = reader.IsDBNull(3) ? null : reader.GetInt32(3),
                Period = (BudgetPeriod)reader.GetInt16(4),
                LimitUnits = reader.GetInt64(5),
                LimitFraction = reader.GetInt32(6),
                Blocks = reader.GetBoolean(7),
                Alerts = reader.GetString(8),
                Revision = reader.GetInt32(9),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(10),
                CustomerId = reader.GetGuid(11),
            });
        }

        return rows.ToLookup(row => new CustomerId(row.CustomerId), row => row.ToBudget());
    }

    public async Task<IReadOnlyDictionary<BudgetWindowKey, BudgetWindow>> ReadWindowsAsync(
        IReadOnlyList<BudgetWindowKey> windows, CancellationToken cancellationToken)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add($"""
            SELECT asked.place, spent_units, spent_nanos, alerted
            FROM unnest($1, $2, $3, $4) AS asked (customer_id, budget_id, start, place)
            JOIN payg.budget_windows AS known ON known.customer_id = asked.customer_id
                AND known.budget_id = asked.budget_id AND known.start = asked.start{shards.Among("known.customer_id")}
            """, [.. KeyArrays(windows), Enumerable.Range(0, windows.Count).ToArray()]);
        await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<BudgetWindowKey, BudgetWindow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found[windows[reader.GetInt32(0)]] =
                new BudgetWindow(AmountAt(reader, 1), reader.GetInt32(3));
        }

        return found;
    }

    public async Task WriteWindowsAsync(
        IReadOnlyList<KeyValuePair<BudgetWindowKey, BudgetWindow>> windows, CancellationToken cancellationToken)
    {
        if (windows.Count == 0)
            return;
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.budget_windows (customer_id, budget_id, start, spent_units, spent_nanos, alerted)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (customer_id, budget_id, start) DO UPDATE
            SET spent_units = excluded.spent_units, spent_nanos = excluded.spent_nanos, alerted = excluded.alerted
            """,
            [
                .. KeyArrays([.. windows.Select(window => window.Key)]),
                .. PartArrays(windows, window => window.Value.SpentNanos),
                Array(windows, window => window.Value.Alerted),
            ]);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AddAlertsAsync(
        IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
            return;
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.Add("""
            INSERT INTO payg.alerts (customer_id, type, key, data, created_at)
            SELECT customer_id, type, key, data, $5
            FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS added (customer_id, type, key, data, place)
            ORDER BY place ON CONFLICT (customer_id, key) DO NOTHING
            """,
            Array(alerts, alert => alert.Customer.Value), Array(alerts, alert => alert.Type),
            Array(alerts, alert => alert.Key), Array(alerts, alert => alert.Data), now);
        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    private static object[] KeyArrays(IReadOnlyList<BudgetWindowKey> windows) =>
    [
        Array(windows, window => window.Customer.Value), Array(windows, window => window.Budget),
        Array(windows, window => window.Start.ToUniversalTime()),
    ];
}
