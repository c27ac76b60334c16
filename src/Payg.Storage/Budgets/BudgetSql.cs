namespace Payg.Storage.Budgets;

internal static class BudgetSql
{
    /// <summary>The columns of a budget, the instant last.</summary>
    public const string Columns = """
        id, name, meter_id, api_key, period, limit_units, limit_nanos, blocks, alerts, revision, created_at
        """;
}
