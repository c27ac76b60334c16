using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Credits;

namespace Payg.Storage.Flush.Leases;

/// <summary>What a budget that refuses calls still allows in the window of a wish.</summary>
internal sealed record BudgetRoom(Budget Budget, CalendarWindow Window, Int128 SpentNanos)
{
    public Int128 LeftNanos => Budget.LimitNanos - SpentNanos;

    public bool Covers(LeaseLine line, BillingMonth current) =>
        Budget.Covers(line.Meter, line.ApiKey) && (Budget.Period is BudgetPeriod.None || line.Month == current);
}
