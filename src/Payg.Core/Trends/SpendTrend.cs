using Payg.Core.Calendar;

namespace Payg.Core.Trends;

/// <summary>
/// How the spend of a billing period compares with the one before, and what it comes to at its end if it goes on as in
/// the last days. Whole nanos, rounded towards zero.
/// </summary>
public static class SpendTrend
{
    /// <summary>The most days that a forecast takes the average of.</summary>
    public const int MaxDays = 7;

    /// <summary>The fewest: with usage of fewer days there is no forecast.</summary>
    public const int MinDays = 3;

    /// <summary>The greatest change that is reported, in percent.</summary>
    public const int MaxPercent = 999_999;

    /// <summary>
    /// The span of the period before that is as long as what has passed of the current one; all of it where that is
    /// longer than the whole period was. Null: nothing has passed.
    /// </summary>
    /// <param name="current">The current period.</param>
    /// <param name="previous">The period before.</param>
    /// <param name="until">Up to when usage is compared, at most the end of the current period.</param>
    public static CalendarWindow? SameSpan(CalendarWindow current, CalendarWindow previous, DateTimeOffset until)
    {
        var passed = (until < current.End ? until : current.End) - current.Start;
        if (passed <= TimeSpan.Zero)
            return null;
        var whole = previous.End - previous.Start;
        return previous with { End = previous.Start + (passed < whole ? passed : whole) };
    }

    /// <summary>
    /// The change in whole percent, at most <see cref="MaxPercent"/>, a half away from zero; null: nothing was spent
    /// before, or less.
    /// </summary>
    public static int? ChangePercent(Int128 currentNanos, Int128 previousNanos)
    {
        if (previousNanos <= 0)
            return null;
        var change = currentNanos - previousNanos;
        if (Int128.Abs(change) / previousNanos > MaxPercent / 100)
            return change > 0 ? MaxPercent : -MaxPercent;
        var half = Int128.Sign(change) * (previousNanos / 2);
        return (int)(((change * 100) + half) / previousNanos);
    }

    /// <summary>Of how many of the last days the average is taken: whole days only; null: usage is too new.</summary>
    /// <param name="first">The first usage of the last <see cref="MaxDays"/> days; null: none.</param>
    /// <param name="until">Up to when usage is known.</param>
    public static int? DaysOf(DateTimeOffset? first, DateTimeOffset until)
    {
        if (first is not { } start)
            return null;
        var days = (int)Math.Min(MaxDays, (until - start).Ticks / TimeSpan.TicksPerDay);
        return days >= MinDays ? days : null;
    }

    /// <summary>What the period comes to; null: nothing was spent in the last days, or less.</summary>
    /// <param name="soFarNanos">What it costs so far.</param>
    /// <param name="recentNanos">What was spent in the last days.</param>
    /// <param name="days">How many days these are.</param>
    /// <param name="left">How long the period still is.</param>
    public static Int128? Forecast(Int128 soFarNanos, Int128 recentNanos, int days, TimeSpan left)
    {
        if (recentNanos <= 0 || left <= TimeSpan.Zero)
            return null;
        const long secondsOfDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond;
        return soFarNanos + (recentNanos * (left.Ticks / TimeSpan.TicksPerSecond) / (days * secondsOfDay));
    }
}
