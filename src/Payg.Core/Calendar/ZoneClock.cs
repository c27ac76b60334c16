namespace Payg.Core.Calendar;

/// <summary>What the clocks of a time zone show, through daylight saving and changes of the zone itself.</summary>
public static class ZoneClock
{
    // Zones are at most 14 hours from UTC, so by then what the clock shows has surely passed.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(26);

    /// <summary>
    /// The earliest instant, in UTC, at which a clock in <paramref name="zone"/> shows <paramref name="local"/> or
    /// later. A time that the clock skips is reached at the skip; one that it shows twice is reached the first time.
    /// </summary>
    /// <param name="local">A date and time as a clock shows it, from the year 1900 on.</param>
    /// <param name="zone">Where the clock hangs. Its switches lie more than two days apart.</param>
    public static DateTimeOffset FirstInstant(DateTime local, TimeZoneInfo zone)
    {
        var asUtc = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(asUtc - Reach), zone.GetUtcOffset(asUtc + Reach));
        if (before == after)
            return asUtc - before;

        var change = FirstChange(asUtc - Reach, asUtc + Reach, zone);
        var atOldOffset = asUtc - before;
        var atNewOffset = asUtc - after;
        return atOldOffset < change ? atOldOffset : Later(change, atNewOffset);
    }

    /// <summary>The first instant of another offset than at <paramref name="from"/>, by halving.</summary>
    internal static DateTimeOffset FirstChange(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(from);
        var (last, first) = (from.UtcTicks, to.UtcTicks);
        while (first - last > 1)
        {
            var middle = last + ((first - last) / 2);
            if (zone.GetUtcOffset(new DateTimeOffset(middle, TimeSpan.Zero)) == before)
                last = middle;
            else
                first = middle;
        }

        return new DateTimeOffset(first, TimeSpan.Zero);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
