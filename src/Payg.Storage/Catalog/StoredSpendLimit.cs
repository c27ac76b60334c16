using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>Reads which calls of a customer need units that the database granted.</summary>
internal static class StoredSpendLimit
{
    /// <summary>The limit; null: none.</summary>
    /// <param name="mode">When the customer pays.</param>
    /// <param name="creditLimitUnits">The units of the credit limit.</param>
    /// <param name="budgets">The customer's budgets that refuse calls.</param>
    /// <param name="key">The API key that is used; null: none.</param>
    public static SpendLimit? Read(
        BillingMode mode, long? creditLimitUnits, IReadOnlyCollection<BudgetScope> budgets, int? key)
    {
        var isForAll = CustomerRow.Limits(mode, creditLimitUnits);
        if (!isForAll && budgets.Count == 0)
            return null;

        isForAll |= budgets.Any(budget => budget is { Meter: null, ApiKey: null });
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
