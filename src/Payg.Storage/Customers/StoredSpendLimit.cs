using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Customers;

/// <summary>Reads which calls of a customer need units that the database granted.</summary>
internal static class StoredSpendLimit
{
    /// <summary>What the budgets of customers that refuse calls are about. Asks nothing for no customer.</summary>
    public static async Task<ILookup<Guid, BudgetScope>> ReadBudgetsAsync(
        PaygContext context, IEnumerable<Guid> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Distinct().ToArray();
        var budgets = ids.Length == 0
            ? []
            : await context.Budgets.AsNoTracking()
                .Where(budget => ids.Contains(budget.CustomerId) && budget.Blocks)
                .Select(budget => new { budget.CustomerId, Scope = new BudgetScope(budget.MeterId, budget.ApiKey) })
                .ToListAsync(cancellationToken);
        return budgets.ToLookup(budget => budget.CustomerId, budget => budget.Scope);
    }

    public static SpendLimit? Read(
        BillingMode mode, long? creditLimitUnits, IEnumerable<BudgetScope> budgets, int? key)
    {
        var isForAll = CustomerRow.Limits(mode, creditLimitUnits)
            || budgets.Any(budget => budget is { Meter: null, ApiKey: null });
        var isForKey = key is not null && budgets.Any(budget => budget.ApiKey == key);
        var meters = budgets.Where(budget => budget.Meter is not null)
            .Select(budget => new MeterId(budget.Meter!.Value)).ToHashSet();
        return isForAll || isForKey || meters.Count > 0 ? new SpendLimit(isForAll, meters, isForKey) : null;
    }
}

/// <summary>What a budget is about.</summary>
/// <param name="Meter">The meter; null: all.</param>
/// <param name="ApiKey">The API key; null: all.</param>
internal sealed record BudgetScope(int? Meter, int? ApiKey);
