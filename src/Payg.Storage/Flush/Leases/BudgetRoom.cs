using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Credits;

namespace Payg.Storage.Flush.Leases;

/// <summary>What a budget that refuses calls still allows in the window of a wish.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Window">The window.</param>
/// <param name="SpentNanos">What was spent in it, in nanos.</param>
internal sealed record BudgetRoom(Budget Budget, CalendarWindow Window, Int128 SpentNanos)
{
    /// <summary>What may still be spent, in nanos.</summary>
    public Int128 LeftNanos => Budget.LimitNanos - SpentNanos;

    /// <summary>Whether the usage that units of a line are for falls into the budget.</summary>
    public bool Covers(LeaseLine line, BillingMonth current) =>
        Budget.Covers(line.Meter, line.ApiKey) && (Budget.Period is BudgetPeriod.None || line.Month == current);
}
