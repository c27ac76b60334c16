using Payg.Core.Budgets;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Model;

namespace Payg.Storage.Budgets;

/// <summary>What is the same about budgets on both databases.</summary>
internal static class BudgetSql
{
    /// <summary>The columns of a budget, the instant last.</summary>
    public const string Columns = """
        id, name, meter_id, api_key, period, limit_units, limit_nanos, blocks, alerts, revision, created_at
        """;

    /// <summary>A budget as it is stored.</summary>
    public static Budget ToBudget(this BudgetRow row) => new(row.Id, row.Name, row.LimitNanos)
    {
        Meter = row.MeterId is { } meter ? new MeterId(meter) : null,
        ApiKey = row.ApiKey is { } key ? new ApiKeyId(key) : null,
        Period = row.Period,
        Blocks = row.Blocks,
        Alerts = row.Thresholds,
        Revision = row.Revision,
        CreatedAt = row.CreatedAt,
    };
}
