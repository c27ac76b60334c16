namespace Payg.Core.Usage;

/// <summary>One window of a time series: <c>[Start, End)</c>.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
public readonly record struct CalendarWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The window that the instant lies in, as a calendar and a clock in the zone show it.</summary>
    public static CalendarWindow Of(DateTimeOffset instant, UsageWindow window, TimeZoneInfo zone)
    {
        switch (window)
        {
            case UsageWindow.Hour:
                var local = TimeZoneInfo.ConvertTime(instant, zone);
                var start = new DateTimeOffset(
                    local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset).ToUniversalTime();
                return new(start, start.AddHours(1));
            case UsageWindow.Day:
                var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
                return new(StartOf(day, zone), StartOf(day.AddDays(1), zone));
            case UsageWindow.Month:
                return Of(BillingMonth.Of(instant, zone), zone);
            default:
                throw new ArgumentOutOfRangeException(nameof(window), window, "There is no such window.");
        }
    }

    /// <summary>The window that is a whole month.</summary>
    public static CalendarWindow Of(BillingMonth month, TimeZoneInfo zone) =>
        new(month.StartIn(zone), month.EndIn(zone));

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) =>
        ZoneClock.FirstInstant(day.ToDateTime(TimeOnly.MinValue), zone);
}
