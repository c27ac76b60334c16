using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Core.Budgets;

/// <summary>A bound on what a customer spends in a day, a month, or at all. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What to call it.</param>
/// <param name="LimitNanos">What may be spent in a window, in nanos.</param>
public sealed record Budget(Guid Id, string Name, Int128 LimitNanos)
{
    /// <summary>The meter whose use it is about; null: all.</summary>
    public MeterId? Meter { get; init; }

    /// <summary>The API key whose use it is about; null: all.</summary>
    public ApiKeyId? ApiKey { get; init; }

    /// <summary>How long a window is.</summary>
    public BudgetPeriod Period { get; init; }

    /// <summary>Whether calls beyond it are refused.</summary>
    public bool Blocks { get; init; }

    /// <summary>The percentages of the limit that are reported, rising.</summary>
    public IReadOnlyList<int> Alerts { get; init; } = [];

    /// <summary>Counts the changes of its limit and alerts.</summary>
    public int Revision { get; init; }

    /// <summary>When it was created; usage of earlier windows is none of its business.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether usage of a meter with an API key counts.</summary>
    public bool Covers(MeterId meter, ApiKeyId key) =>
        (Meter is null || Meter == meter) && (ApiKey is null || ApiKey == key);

    /// <summary>The window that an instant lies in; one without a period is open at its end.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="calendar">The customer's calendar.</param>
    public CalendarWindow WindowOf(DateTimeOffset at, BillingCalendar calendar) => Period switch
    {
        BudgetPeriod.Day => calendar.WindowOf(at, UsageWindow.Day),
        BudgetPeriod.Month => calendar.WindowOf(at, UsageWindow.Month),
        _ => new CalendarWindow(QuarterHour.StartOf(CreatedAt), DateTimeOffset.MaxValue),
    };

    /// <summary>The highest of the percentages that spending reaches; 0: none.</summary>
    /// <param name="spentNanos">What was spent in a window, in nanos.</param>
    public int Reached(Int128 spentNanos) => spentNanos <= 0
        ? 0
        : Alerts.LastOrDefault(percent => spentNanos * 100 >= LimitNanos * percent);
}
