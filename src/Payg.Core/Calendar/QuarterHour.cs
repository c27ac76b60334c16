namespace Payg.Core.Calendar;

/// <summary>
/// The quarters of an hour by which usage is kept: every time zone in use is a whole number of them from UTC.
/// </summary>
public static class QuarterHour
{
    /// <summary>How long one is, in ticks.</summary>
    public const long Ticks = 15 * TimeSpan.TicksPerMinute;

    /// <summary>The start of the one that the instant lies in, in UTC.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % Ticks));
    }
}
