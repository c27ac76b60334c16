using Payg.Core.Amounts;
using Payg.Core.Calendar;

namespace Payg.Core.Plans;

/// <summary>
/// Shares an amount for a whole billing period among the days of it, as the customer's calendar shows them. The parts
/// of a period sum to the whole, to the nano, wherever it is split: each part is the difference of two sums from the
/// start of the period, and only these are rounded.
/// </summary>
public static class Proration
{
    /// <summary>How many days a billing period has.</summary>
    public static int DaysIn(BillingMonth month) => DateTime.DaysInMonth(month.Year, month.Month);

    /// <summary>
    /// How many days of a period have begun before the one that the instant lies in: 0 at its start or earlier, all of
    /// them at its end or later. Never falls from one instant to a later one.
    /// </summary>
    /// <param name="calendar">The customer's calendar.</param>
    /// <param name="month">The billing period.</param>
    /// <param name="instant">The instant.</param>
    public static int DayOf(BillingCalendar calendar, BillingMonth month, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (start, end) = calendar.WindowOf(month);
        if (instant <= start)
            return 0;
        var days = DaysIn(month);
        if (instant >= end)
            return days;

        // Where the zone has changed, the first or last hours of the period show a day of another month.
        var zone = calendar.ZoneOf(month);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
            CalendarWindow.Of(instant, UsageWindow.Day, zone).Start, zone).DateTime);
        var first = new DateOnly(month.Year, month.Month, 1);
        return Math.Clamp(day.DayNumber - first.DayNumber, 0, days - 1);
    }

    /// <summary>The part of an amount that is for some days.</summary>
    /// <param name="wholeNanos">The amount for the whole period, in nanos; 0 or more.</param>
    /// <param name="from">The first day, from 0 on.</param>
    /// <param name="to">The first day after them.</param>
    /// <param name="days">How many days the period has.</param>
    public static Int128 PartOf(Int128 wholeNanos, int from, int to, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, to);
        return UpTo(to) - UpTo(from);

        Int128 UpTo(int day) => MinorUnit.HalfEven(checked(wholeNanos * day), days);
    }
}
