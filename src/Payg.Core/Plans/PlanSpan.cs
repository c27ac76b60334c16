using Payg.Core.Calendar;

namespace Payg.Core.Plans;

/// <summary>
/// How long a customer has a version of a plan, and what that charges. It counts by days of the customer's calendar:
/// the day on which a plan begins is a day of it, the day on which it ends is not. Immutable.
/// </summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; null: not known.</param>
/// <param name="FreeUntil">Until when it charges nothing; null: it has no trial.</param>
/// <param name="Terms">What it charges.</param>
public sealed record PlanSpan(DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? FreeUntil, PlanTerms Terms)
{
    /// <summary>The first instant that is charged, unless it has ended by then.</summary>
    public DateTimeOffset ChargedFrom => FreeUntil > From ? FreeUntil.Value : From;

    /// <summary>How many days of a period are charged.</summary>
    public int DaysIn(BillingCalendar calendar, BillingMonth month)
    {
        var (from, to) = Days(calendar, month);
        return to - from;
    }

    /// <summary>The fee for a period, in nanos.</summary>
    public Int128 FeeOf(BillingCalendar calendar, BillingMonth month) => PartOf(Terms.FeeNanos, calendar, month);

    /// <summary>What usage of a period comes to at least, as far as it is this plan's, in nanos.</summary>
    public Int128 MinimumOf(BillingCalendar calendar, BillingMonth month) =>
        PartOf(Terms.MinimumNanos, calendar, month);

    /// <summary>What is missing to a minimum.</summary>
    /// <param name="minimumNanos">What plans ask for, in nanos.</param>
    /// <param name="chargedNanos">What the usage of the period comes to, in nanos.</param>
    public static Int128 TrueUp(Int128 minimumNanos, Int128 chargedNanos) =>
        Int128.Max(0, minimumNanos - Int128.Max(0, chargedNanos));

    private Int128 PartOf(Int128 whole, BillingCalendar calendar, BillingMonth month)
    {
        var (from, to) = Days(calendar, month);
        return Proration.PartOf(whole, from, to, Proration.DaysIn(month));
    }

    private (int From, int To) Days(BillingCalendar calendar, BillingMonth month)
    {
        var from = Proration.DayOf(calendar, month, ChargedFrom);
        var to = To is { } end ? Proration.DayOf(calendar, month, end) : Proration.DaysIn(month);
        return (from, Math.Max(from, to));
    }
}
