namespace Payg.Storage.Budgets;

/// <summary>What customers and operators are notified of.</summary>
public static class AlertTypes
{
    /// <summary>Spending reached a percentage of a budget.</summary>
    public const string Usage = "usage.alert";

    /// <summary>A percentage of a budget is not reached any more, because its limit was raised.</summary>
    public const string BudgetResolved = "budget.resolved";

    /// <summary>Credit was granted.</summary>
    public const string CreditGranted = "credit.granted";

    /// <summary>The balance fell below one that the customer named.</summary>
    public const string CreditLow = "credit.low";

    /// <summary>A call was refused because credit did not pay for it.</summary>
    public const string CreditExhausted = "credit.exhausted";

    /// <summary>What was left of a credit ended.</summary>
    public const string CreditExpired = "credit.expired";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Usage, BudgetResolved, CreditGranted, CreditLow, CreditExhausted, CreditExpired];
}
