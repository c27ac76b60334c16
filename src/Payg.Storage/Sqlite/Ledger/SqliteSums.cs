using Microsoft.Data.Sqlite;
using Payg.Core.Calendar;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Sqlite.Ledger;

internal static class SqliteSums
{
    private const string AddParts = """
            quantity_billions = quantity_billions + excluded.quantity_billions
                + (quantity_rest + excluded.quantity_rest) / 1000000000,
            quantity_rest = (quantity_rest + excluded.quantity_rest) % 1000000000,
            cost_units = cost_units + excluded.cost_units + (cost_nanos + excluded.cost_nanos) / 1000000000,
            cost_nanos = (cost_nanos + excluded.cost_nanos) % 1000000000
        """;

    public static void Add(SqliteConnection connection, SumChanges sums)
    {
        AddHours(connection, sums);
        AddMonths(connection, sums);
        CountNewCustomers(connection, sums);
        AddCustomerMonths(connection, sums.Customers);
    }

    private static void AddHours(SqliteConnection connection, SumChanges sums)
    {
        using var upsert = new SqliteStatement(connection, $"""
            INSERT INTO hour_sums (journal_id, hour, meter_id, currency, unit,
                quantity_billions, quantity_rest, cost_units, cost_nanos)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (hour, meter_id, currency, unit, journal_id) DO UPDATE SET {AddParts}
            """);
        foreach (var sum in sums.Hours)
        {
            BindKind(upsert.Bind(1, sums.Journal).Bind(2, UnixMicroseconds.From(sum.Key.Hour)), sum.Key.Kind)
                .BindAmount(6, sum.Quantity).BindAmount(8, sum.CostNanos).Run();
        }
    }

    private static void AddMonths(SqliteConnection connection, SumChanges sums)
    {
        using var upsert = new SqliteStatement(connection, $"""
            INSERT INTO month_sums (journal_id, month, meter_id, currency, unit,
                quantity_billions, quantity_rest, cost_units, cost_nanos, customers)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)
            ON CONFLICT (month, meter_id, currency, unit, journal_id) DO UPDATE SET {AddParts}
            """);
        foreach (var sum in sums.Months)
        {
            BindKind(upsert.Bind(1, sums.Journal).Bind(2, sum.Key.Month.Number), sum.Key.Kind)
                .BindAmount(6, sum.Quantity).BindAmount(8, sum.CostNanos).Run();
        }
    }

    /// <summary>Counts those without a line in the period. Their sums are there: they were just written.</summary>
    private static void CountNewCustomers(SqliteConnection connection, SumChanges sums)
    {
        using var known = new SqliteStatement(connection,
            "SELECT 1 FROM usage_lines WHERE customer_id = ?1 AND month = ?2 LIMIT 1");
        using var count = new SqliteStatement(connection, """
            UPDATE month_sums SET customers = customers + 1
            WHERE journal_id = ?1 AND month = ?2 AND meter_id = ?3 AND currency = ?4 AND unit = ?5
            """);
        foreach (var (customer, key) in sums.NewCustomers)
        {
            if (known.Bind(1, customer.Value).Bind(2, key.Month.Number).ReadNumber() is null)
                BindKind(count.Bind(1, sums.Journal).Bind(2, key.Month.Number), key.Kind).Run();
        }
    }

    private static void AddCustomerMonths(SqliteConnection connection, IReadOnlyList<CustomerMonthChange> customers)
    {
        using var upsert = new SqliteStatement(connection, """
            INSERT INTO customer_months (customer_id, month, currency, cost_units, cost_nanos)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (customer_id, month) DO UPDATE
            SET cost_units = cost_units + excluded.cost_units + (cost_nanos + excluded.cost_nanos) / 1000000000,
                cost_nanos = (cost_nanos + excluded.cost_nanos) % 1000000000
            """);
        foreach (var change in customers)
        {
            upsert.Bind(1, change.Customer.Value).Bind(2, change.Month.Number).Bind(3, change.Currency.Code)
                .BindAmount(4, change.CostNanos).Run();
        }
    }

    private static SqliteStatement BindKind(SqliteStatement statement, SumKind kind) =>
        statement.Bind(3, kind.Meter.Value).Bind(4, kind.Currency.Code).Bind(5, kind.Unit);
}
