using System.Collections.Concurrent;
using Payg.Core.Calendar;

namespace Payg.Service.Admin.Totals;

/// <summary>What no longer changes about months that have ended, so that it is counted once. Thread-safe.</summary>
internal sealed class EndedMonths
{
    /// <summary>By how much the clocks of nodes may differ: until then customers may still come.</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    public ConcurrentDictionary<BillingMonth, CustomerCountResponse> NewCustomers { get; } = new();
}
