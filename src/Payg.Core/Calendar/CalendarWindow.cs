namespace Payg.Core.Calendar;

/// <summary>One window of a time series: <c>[Start, End)</c>.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
public readonly record struct CalendarWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>
    /// The window that the instant lies in, as a calendar and a clock in the zone show it, in UTC. Windows tile time: a
    /// day has 23 to 25 hours where the clock is changed, and an hour that the clock enters or leaves by a switch of
    /// half an hour is that much shorter.
    /// </summary>
    public static CalendarWindow Of(DateTimeOffset instant, UsageWindow window, TimeZoneInfo zone) => window switch
    {
        UsageWindow.Hour => HourOf(instant.ToUniversalTime(), zone),
        UsageWindow.Day => DayOf(instant.ToUniversalTime(), zone),
        UsageWindow.Month => Of(BillingMonth.Of(instant, zone), zone),
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "This is not a window."),
    };

    /// <summary>The window that is a whole month.</summary>
    public static CalendarWindow Of(BillingMonth month, TimeZoneInfo zone) =>
        new(month.StartIn(zone), month.EndIn(zone));

    private static CalendarWindow HourOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var start = instant.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour));
        var end = start.AddHours(1);
        if (zone.GetUtcOffset(end.AddTicks(-1)) != local.Offset)
            end = ZoneClock.FirstChange(instant, end.AddTicks(-1), zone);
        if (zone.GetUtcOffset(start) != local.Offset)
            start = ZoneClock.FirstChange(start, instant, zone);
        return new(start, end);
    }

    private static CalendarWindow DayOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        var window = new CalendarWindow(StartOf(day, zone), StartOf(day.AddDays(1), zone));

        // What has begun stays begun: a clock may show the end of a day again after the next one's first minute.
        while (instant >= window.End)
        {
            day = day.AddDays(1);
            window = new(window.End, StartOf(day.AddDays(1), zone));
        }

        return window;
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) =>
        ZoneClock.FirstInstant(day.ToDateTime(TimeOnly.MinValue), zone);
}
