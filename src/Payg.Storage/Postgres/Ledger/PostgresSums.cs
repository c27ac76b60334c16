using Npgsql;
using Payg.Storage.Flush.Rows;
using static Payg.Storage.Postgres.Ledger.PostgresBatch;

namespace Payg.Storage.Postgres.Ledger;

/// <summary>The statements of sums over customers on PostgreSQL. The rows are those of one journal.</summary>
internal static class PostgresSums
{
    private const string AddParts = """
            quantity_billions = sums.quantity_billions + excluded.quantity_billions
                + (sums.quantity_rest + excluded.quantity_rest) / 1000000000,
            quantity_rest = (sums.quantity_rest + excluded.quantity_rest) % 1000000000,
            cost_units = sums.cost_units + excluded.cost_units
                + (sums.cost_nanos + excluded.cost_nanos) / 1000000000,
            cost_nanos = (sums.cost_nanos + excluded.cost_nanos) % 1000000000
        """;

    public static void Add(NpgsqlBatch statements, SumChanges sums)
    {
        if (sums.Hours.Count > 0)
        {
            statements.Add($"""
                INSERT INTO payg.hour_sums AS sums (journal_id, hour, meter_id, currency, unit,
                    quantity_billions, quantity_rest, cost_units, cost_nanos)
                SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9)
                ON CONFLICT (hour, meter_id, currency, unit, journal_id) DO UPDATE SET {AddParts}
                """,
                [
                    sums.Journal, Array(sums.Hours, sum => sum.Key.Hour),
                    .. KindArrays(sums.Hours, sum => sum.Key.Kind),
                    .. PartArrays(sums.Hours, sum => sum.Quantity), .. PartArrays(sums.Hours, sum => sum.CostNanos),
                ]);
        }

        if (sums.Months.Count > 0)
        {
            statements.Add($"""
                INSERT INTO payg.month_sums AS sums (journal_id, month, meter_id, currency, unit,
                    quantity_billions, quantity_rest, cost_units, cost_nanos, customers)
                SELECT $1, *, 0 FROM unnest($2, $3, $4, $5, $6, $7, $8, $9)
                ON CONFLICT (month, meter_id, currency, unit, journal_id) DO UPDATE SET {AddParts}
                """,
                [
                    sums.Journal, Array(sums.Months, sum => sum.Key.Month.Number),
                    .. KindArrays(sums.Months, sum => sum.Key.Kind),
                    .. PartArrays(sums.Months, sum => sum.Quantity), .. PartArrays(sums.Months, sum => sum.CostNanos),
                ]);
        }

        if (sums.Customers.Count > 0)
            AddCustomerMonths(statements, sums.Customers);
    }

    /// <summary>Counts those without a line in the period. Their sums are there: they were just written.</summary>
    public static void AddNewCustomers(NpgsqlBatch statements, SumChanges sums)
    {
        if (sums.NewCustomers.Count == 0)
            return;
        statements.Add("""
            UPDATE payg.month_sums AS sums SET customers = sums.customers + new.count
            FROM (
                SELECT asked.month, asked.meter_id, asked.currency, asked.unit, count(*) AS count
                FROM unnest($2, $3, $4, $5, $6) AS asked (customer_id, month, meter_id, currency, unit)
                WHERE NOT EXISTS (
                    SELECT FROM payg.usage_lines AS line
                    WHERE line.customer_id = asked.customer_id AND line.month = asked.month)
                GROUP BY 1, 2, 3, 4) AS new
            WHERE sums.journal_id = $1 AND sums.month = new.month AND sums.meter_id = new.meter_id
                AND sums.currency = new.currency AND sums.unit = new.unit
            """,
            [
                sums.Journal, Array(sums.NewCustomers, customer => customer.Customer.Value),
                Array(sums.NewCustomers, customer => customer.Key.Month.Number),
                .. KindArrays(sums.NewCustomers, customer => customer.Key.Kind),
            ]);
    }

    /// <summary>The same where the lines are on other shards than the sums and were read before.</summary>
    public static void AddNewCustomers(
        NpgsqlBatch statements, SumChanges sums, IReadOnlySet<(Guid Customer, int Month)> known)
    {
        KeyValuePair<MonthSumKey, int>[] counts =
        [
            .. sums.NewCustomers.Where(one => !known.Contains((one.Customer.Value, one.Key.Month.Number)))
                .CountBy(one => one.Key),
        ];
        if (counts.Length == 0)
            return;
        statements.Add("""
            UPDATE payg.month_sums AS sums SET customers = sums.customers + new.count
            FROM unnest($2, $3, $4, $5, $6) AS new (month, meter_id, currency, unit, count)
            WHERE sums.journal_id = $1 AND sums.month = new.month AND sums.meter_id = new.meter_id
                AND sums.currency = new.currency AND sums.unit = new.unit
            """,
            [
                sums.Journal, Array(counts, sum => sum.Key.Month.Number), .. KindArrays(counts, sum => sum.Key.Kind),
                Array(counts, sum => sum.Value),
            ]);
    }

    private static void AddCustomerMonths(
        NpgsqlBatch statements, IReadOnlyList<CustomerMonthChange> customers) =>
        statements.Add("""
            INSERT INTO payg.customer_months AS known (customer_id, month, currency, cost_units, cost_nanos)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (customer_id, month) DO UPDATE
            SET cost_units = known.cost_units + excluded.cost_units
                    + (known.cost_nanos + excluded.cost_nanos) / 1000000000,
                cost_nanos = (known.cost_nanos + excluded.cost_nanos) % 1000000000
            """,
            [
                Array(customers, change => change.Customer.Value), Array(customers, change => change.Month.Number),
                Array(customers, change => change.Currency.Code), .. PartArrays(customers, change => change.CostNanos),
            ]);

    private static object[] KindArrays<T>(IReadOnlyList<T> rows, Func<T, SumKind> kind) =>
    [
        Array(rows, row => kind(row).Meter.Value), Array(rows, row => kind(row).Currency.Code),
        Array(rows, row => kind(row).Unit),
    ];
}
