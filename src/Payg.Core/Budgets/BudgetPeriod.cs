namespace Payg.Core.Budgets;

/// <summary>How long a window of a budget is.</summary>
public enum BudgetPeriod : short
{
    /// <summary>All that is spent from the creation of the budget on.</summary>
    None = 0,

    /// <summary>A day of the customer's calendar.</summary>
    Day = 1,

    /// <summary>A billing period of the customer.</summary>
    Month = 2,
}
