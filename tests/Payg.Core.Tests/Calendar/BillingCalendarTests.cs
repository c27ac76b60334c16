using System.Globalization;
using CsCheck;
using Payg.Core.Calendar;
using Xunit;

namespace Payg.Core.Tests.Calendar;

public sealed class BillingCalendarTests
{
    // From here on no zone changes its clock but at a quarter of an hour. One station in Antarctica did, at one minute
    // past, until 2022.
    private static readonly DateTimeOffset First = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo[] Zones =
    [
        .. TimeZoneInfo.GetSystemTimeZones().DistinctBy(zone => zone.Id, StringComparer.Ordinal)
            .Where(zone => zone.Id is not "Antarctica/Casey"),
    ];

    private static readonly Gen<TimeZoneInfo> Zone = Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]);

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[0, (Last - First).Ticks / TimeSpan.TicksPerSecond].Select(second => First.AddSeconds(second));

    /// <summary>Customers who changed their zone up to four times, as they could.</summary>
    private static readonly Gen<BillingCalendar> Calendar =
        Gen.Select(Zone, Gen.Select(Zone, Instant).Array[0, 4]).Select((first, changes) => changes
            .OrderBy(change => change.Item2)
            .Aggregate(
                new BillingCalendar(first), (calendar, change) => calendar.ChangeAt(change.Item2, change.Item1)));

    [Fact]
    public void WindowOf_AnyWindowOfAnyCalendar_TilesTimeInWholeQuarters() =>
        Gen.Select(Calendar, Instant, Gen.Int[0, 3], Gen.Int[-40, 40]).Sample(
            (calendar, instant, near, quarters) =>
            {
                // Most instants are moved to where a clock or a zone is changed, or a period begins.
                instant = Near(calendar, instant, near).AddMinutes(quarters * 15);
                foreach (var window in Enum.GetValues<UsageWindow>())
                {
                    var found = calendar.WindowOf(instant, window);
                    Assert.True(found.Start <= instant && instant < found.End, $"{found} has not {instant:O}");
                    Assert.Equal(found, calendar.WindowOf(found.Start, window));
                    Assert.Equal(found, calendar.WindowOf(found.End.AddTicks(-1), window));
                    Assert.Equal(found.End, calendar.WindowOf(found.End, window).Start);
                    Assert.Equal(0, found.Start.UtcTicks % (15 * TimeSpan.TicksPerMinute));
                }
            },
            iter: Iterations.Of(10_000));

    [Fact]
    public void WindowOf_AnyHour_LiesInOneDayAndADayInOnePeriod() =>
        Gen.Select(Calendar, Instant, Gen.Int[0, 3], Gen.Int[-40, 40]).Sample(
            (calendar, instant, near, quarters) =>
            {
                instant = Near(calendar, instant, near).AddMinutes(quarters * 15);
                var hour = calendar.WindowOf(instant, UsageWindow.Hour);
                var day = calendar.WindowOf(instant, UsageWindow.Day);
                var month = calendar.WindowOf(instant, UsageWindow.Month);
                return day.Start <= hour.Start && hour.End <= day.End && month.Start <= day.Start
                    && day.End <= month.End;
            },
            iter: Iterations.Of(10_000));

    [Fact]
    public void MonthOf_AnyInstantOfAnyCalendar_LiesInItsMonth() =>
        Gen.Select(Calendar, Instant, Gen.Int[0, 3], Gen.Int[-40, 40]).Sample(
            (calendar, instant, near, quarters) =>
            {
                instant = Near(calendar, instant, near).AddMinutes(quarters * 15);
                var month = calendar.MonthOf(instant);
                return calendar.StartOf(month) <= instant && instant < calendar.EndOf(month)
                    && calendar.StartOf(month.Next) == calendar.EndOf(month)
                    && calendar.ZoneAt(instant).Equals(calendar.ZoneOf(month));
            },
            iter: Iterations.Of(10_000));

    [Fact]
    public void Months_OfEveryZoneOfTheSystem_TileTime()
    {
        Assert.True(Zones.Length > 300);
        foreach (var zone in Zones)
        {
            var calendar = new BillingCalendar(zone);
            for (var month = BillingMonth.FromNumber(201201); month.Year < 2040; month = month.Next)
            {
                var (start, end) = calendar.WindowOf(month);
                Assert.InRange((end - start).TotalHours, (27 * 24) + 20, (31 * 24) + 4);
                Assert.Equal(month, calendar.MonthOf(start));
                Assert.Equal(month, calendar.MonthOf(end.AddTicks(-1)));
            }
        }
    }

    [Fact]
    public void ChangeAt_AnyInstant_LeavesThePastAndThePresentPeriodAsTheyAre() =>
        Gen.Select(Calendar, Instant, Zone, Instant).Sample(
            (calendar, now, zone, other) =>
            {
                var settled = calendar.ChangeAt(now, calendar.ZoneAt(now));
                var changed = calendar.ChangeAt(now, zone);
                var end = settled.EndOf(settled.MonthOf(now));
                if (other >= end)
                    return changed.ZoneAt(other).Equals(zone);

                return changed.MonthOf(other) == settled.MonthOf(other)
                    && changed.WindowOf(other, UsageWindow.Hour) == settled.WindowOf(other, UsageWindow.Hour);
            },
            iter: Iterations.Of(10_000));

    [Theory]
    // A customer goes west: the new clock still shows November when December has begun, and December is longer.
    [InlineData("Pacific/Auckland", "America/Los_Angeles", "2026-11-30T11:00:00Z", "2027-01-01T08:00:00Z")]
    // And east: the new clock shows the second already, and December is shorter.
    [InlineData("America/Los_Angeles", "Pacific/Auckland", "2026-12-01T08:00:00Z", "2026-12-31T11:00:00Z")]
    [InlineData("UTC", "Asia/Kolkata", "2026-12-01T00:00:00Z", "2026-12-31T18:30:00Z")]
    public void ChangeAt_InNovember_StartsDecemberWhereNovemberEnds(
        string before, string after, string start, string end)
    {
        var calendar = new BillingCalendar(Find(before)).ChangeAt(Parse("2026-11-15T12:00:00Z"), Find(after));
        var december = BillingMonth.FromNumber(202612);

        Assert.Equal(new CalendarWindow(Parse(start), Parse(end)), calendar.WindowOf(december));
        Assert.Equal(december.Previous, calendar.MonthOf(Parse(start).AddTicks(-1)));
        Assert.Equal(december, calendar.MonthOf(Parse(start)));
        Assert.Equal(december, calendar.MonthOf(Parse(end).AddTicks(-1)));
        Assert.Equal(december.Next, calendar.MonthOf(Parse(end)));
        Assert.Equal(Find(before), calendar.ZoneOf(december.Previous));
        Assert.Equal(Find(after), calendar.ZoneOf(december));
        Assert.Equal(Parse(start), calendar.WindowOf(Parse(start), UsageWindow.Day).Start);
    }

    [Fact]
    public void ChangeAt_BeforeAnotherHasActed_ReplacesIt()
    {
        var now = Parse("2026-11-15T12:00:00Z");
        var calendar = BillingCalendar.Utc.ChangeAt(now, Find("Asia/Kolkata"));
        var again = calendar.ChangeAt(now.AddDays(1), Find("Europe/Berlin"));

        Assert.Equal(Find("Asia/Kolkata"), calendar.PendingAt(now)?.Zone);
        Assert.Equal(
            new ZoneTurn(BillingMonth.FromNumber(202612), Parse("2026-12-01T00:00:00Z"), Find("Europe/Berlin")),
            Assert.Single(again.Turns));
        Assert.Empty(again.ChangeAt(now.AddDays(2), TimeZoneInfo.Utc).Turns);
        Assert.Null(calendar.PendingAt(Parse("2026-12-01T00:00:00Z")));
    }

    [Fact]
    public void Calendar_OfTurnsThatDoNotRise_CannotBeMade()
    {
        var turn = new ZoneTurn(BillingMonth.FromNumber(202612), Parse("2026-12-01T00:00:00Z"), Find("Asia/Kolkata"));

        Assert.Throws<ArgumentException>(() => new BillingCalendar(TimeZoneInfo.Utc, [turn, turn]));
        Assert.Throws<ArgumentException>(() => new BillingCalendar(
            TimeZoneInfo.Utc, [turn, turn with { At = turn.At.AddDays(31) }]));
    }

    [Theory]
    // All in the past: later editions of the zones change the future (Havana keeps its summer time from 2026 on).
    // Half an hour is taken back at Lord Howe: the hour from one to two, then half of it once more.
    [InlineData("Australia/Lord_Howe", "2024-04-06T14:45:00Z", UsageWindow.Hour, "2024-04-06T14:00:00Z", 60)]
    [InlineData("Australia/Lord_Howe", "2024-04-06T15:10:00Z", UsageWindow.Hour, "2024-04-06T15:00:00Z", 30)]
    [InlineData("Australia/Lord_Howe", "2024-10-05T15:45:00Z", UsageWindow.Hour, "2024-10-05T15:30:00Z", 30)]
    [InlineData("Australia/Lord_Howe", "2024-04-06T15:10:00Z", UsageWindow.Day, "2024-04-06T13:00:00Z", 1470)]
    // An hour of Kolkata is no hour of UTC.
    [InlineData("Asia/Kolkata", "2024-04-06T15:10:00Z", UsageWindow.Hour, "2024-04-06T14:30:00Z", 60)]
    [InlineData("Asia/Kathmandu", "2024-04-06T15:10:00Z", UsageWindow.Hour, "2024-04-06T14:15:00Z", 60)]
    [InlineData("Europe/Berlin", "2024-03-31T12:00:00Z", UsageWindow.Day, "2024-03-30T23:00:00Z", 1380)]
    [InlineData("Europe/Berlin", "2024-10-27T12:00:00Z", UsageWindow.Day, "2024-10-26T22:00:00Z", 1500)]
    // Midnight is skipped in Beirut, and comes twice in Havana; in Sao Paulo the last hour of a day came twice.
    [InlineData("Asia/Beirut", "2024-03-31T12:00:00Z", UsageWindow.Day, "2024-03-30T22:00:00Z", 1380)]
    [InlineData("America/Havana", "2024-11-03T12:00:00Z", UsageWindow.Day, "2024-11-03T04:00:00Z", 1500)]
    [InlineData("America/Sao_Paulo", "2018-02-18T01:30:00Z", UsageWindow.Day, "2018-02-17T02:00:00Z", 1500)]
    [InlineData("America/Sao_Paulo", "2018-02-18T02:30:00Z", UsageWindow.Day, "2018-02-17T02:00:00Z", 1500)]
    [InlineData("America/Sao_Paulo", "2018-02-18T03:00:00Z", UsageWindow.Day, "2018-02-18T03:00:00Z", 1440)]
    // One minute of 1 November 2009, then 59 of 31 October again: what has begun stays begun.
    [InlineData("America/St_Johns", "2009-11-01T03:00:00Z", UsageWindow.Day, "2009-11-01T02:30:00Z", 1500)]
    [InlineData("America/St_Johns", "2009-11-01T02:00:00Z", UsageWindow.Day, "2009-10-31T02:30:00Z", 1440)]
    // Samoa had no 30 December 2011.
    [InlineData("Pacific/Apia", "2011-12-30T09:59:00Z", UsageWindow.Day, "2011-12-29T10:00:00Z", 1440)]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", UsageWindow.Day, "2011-12-30T10:00:00Z", 1440)]
    public void WindowOf_WhereClocksAreOdd_IsWorkedOutByHand(
        string zone, string instant, UsageWindow window, string start, int minutes) =>
        Assert.Equal(
            new CalendarWindow(Parse(start), Parse(start).AddMinutes(minutes)),
            CalendarWindow.Of(Parse(instant), window, Find(zone)));

    private static DateTimeOffset Near(BillingCalendar calendar, DateTimeOffset instant, int what)
    {
        var zone = calendar.ZoneAt(instant);
        switch (what)
        {
            case 0:
                return instant;
            case 1 when calendar.Turns.Count > 0:
                return calendar.Turns[instant.Second % calendar.Turns.Count].At;
            case 2:
                for (var day = instant; day < instant.AddDays(366); day = day.AddDays(1))
                {
                    if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
                        return new DateTimeOffset(day.Year, day.Month, day.Day, day.Hour, 0, 0, TimeSpan.Zero);
                }

                return instant;
            default:
                return calendar.StartOf(calendar.MonthOf(instant));
        }
    }

    private static DateTimeOffset Parse(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Find(string zone) => TimeZoneInfo.FindSystemTimeZoneById(zone);
}
