using Microsoft.Data.Sqlite;
using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Storage.Budgets;
using Payg.Storage.Model.Budgets;

namespace Payg.Storage.Sqlite.Ledger;

internal sealed class SqliteBudgetRows(SqliteConnection connection) : IBudgetRows
{
    public Task<ILookup<CustomerId, Budget>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(
            connection, $"SELECT {BudgetSql.Columns} FROM budgets WHERE customer_id = ?1");
        var found = new List<(CustomerId Customer, Budget Budget)>();
        foreach (var customer in customers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(query.Bind(1, customer.Value).ReadRows(row => (customer, new BudgetRow
            {
                Id = Guid.Parse(row.TextAt(0)),
                Name = row.TextAt(1),
                MeterId = (int?)row.OptionalNumberAt(2),
                ApiKey = (int?)row.OptionalNumberAt(3),
                Period = (BudgetPeriod)row.NumberAt(4),
                LimitUnits = row.NumberAt(5),
                LimitFraction = (int)row.NumberAt(6),
                Blocks = row.NumberAt(7) != 0,
                Alerts = row.TextAt(8),
                Revision = (int)row.NumberAt(9),
                CreatedAt = UnixMicroseconds.ToInstant(row.NumberAt(10)),
            }.ToBudget())));
        }

        return Task.FromResult(found.ToLookup(item => item.Customer, item => item.Budget));
    }

    public Task<IReadOnlyDictionary<BudgetWindowKey, BudgetWindow>> ReadWindowsAsync(
        IReadOnlyList<BudgetWindowKey> windows, CancellationToken cancellationToken)
    {
        using var query = new SqliteStatement(connection, """
            SELECT spent_units, spent_nanos, alerted FROM budget_windows
            WHERE customer_id = ?1 AND budget_id = ?2 AND start = ?3
            """);
        var found = new Dictionary<BudgetWindowKey, BudgetWindow>();
        foreach (var window in windows)
        {
            Bind(query, window);
            if (query.ReadRows(row => new BudgetWindow(row.AmountAt(0), (int)row.NumberAt(2))) is [var stored])
                found[window] = stored;
        }

        return Task.FromResult<IReadOnlyDictionary<BudgetWindowKey, BudgetWindow>>(found);
    }

    public Task WriteWindowsAsync(
        IReadOnlyList<KeyValuePair<BudgetWindowKey, BudgetWindow>> windows, CancellationToken cancellationToken)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO budget_windows (customer_id, budget_id, start, spent_units, spent_nanos, alerted)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (customer_id, budget_id, start) DO UPDATE
            SET spent_units = excluded.spent_units, spent_nanos = excluded.spent_nanos, alerted = excluded.alerted
            """);
        foreach (var (key, window) in windows)
            Bind(upsert, key).BindAmount(4, window.SpentNanos).Bind(6, window.Alerted).Run();
        return Task.CompletedTask;
    }

    public Task AddAlertsAsync(
        IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var insert = new SqliteStatement(connection, """
            INSERT INTO alerts (customer_id, type, key, data, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (customer_id, key) DO NOTHING
            """);
        insert.Bind(5, UnixMicroseconds.From(now));
        foreach (var alert in alerts)
        {
            insert.Bind(1, alert.Customer.Value).Bind(2, alert.Type).Bind(3, alert.Key).Bind(4, alert.Data)
                .Run();
        }

        return Task.CompletedTask;
    }

    private static SqliteStatement Bind(SqliteStatement statement, BudgetWindowKey window) => statement
        .Bind(1, window.Customer.Value).Bind(2, window.Budget).Bind(3, UnixMicroseconds.From(window.Start));
}
