using System.Globalization;
using CsCheck;
using Payg.Core.Calendar;
using Xunit;

namespace Payg.Core.Tests.Calendar;

public sealed class BillingMonthTests
{
    private static readonly string[] ZoneNames =
    [
        "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/Asuncion", "America/Havana",
        "America/St_Johns", "America/Scoresbysund", "Africa/Cairo", "Africa/Casablanca", "Asia/Amman", "Asia/Beirut",
        "Asia/Gaza", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Asia/Pyongyang", "Australia/Eucla",
        "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Marquesas",
    ];

    private static readonly Gen<string> AnyZone = Gen.OneOf([.. ZoneNames.Select(Gen.Const)]);

    // Where midnight on the first of a month is out of the ordinary, worked out from the tz database by hand.
    [Theory]
    [InlineData("UTC", "2026-03", "2026-03-01T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-04", "2026-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-11", "2026-10-31T23:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03", "2026-02-28T18:15:00Z")]
    [InlineData("Asia/Kathmandu", "2024-03", "2024-02-29T18:15:00Z")]
    [InlineData("Australia/Eucla", "2026-03", "2026-02-28T15:15:00Z")]
    [InlineData("Pacific/Marquesas", "2026-01", "2026-01-01T09:30:00Z")]
    // Midnight is skipped: the clock goes from 23:59:59 to 01:00 on the first.
    [InlineData("America/Asuncion", "2017-10", "2017-10-01T04:00:00Z")]
    [InlineData("Asia/Amman", "2011-04", "2011-03-31T22:00:00Z")]
    // The last hour of the month before is shown twice: the new month waits for the second time round.
    [InlineData("Africa/Cairo", "2024-11", "2024-10-31T22:00:00Z")]
    // The first hour of the month is shown twice: the first time counts.
    [InlineData("America/Havana", "2015-11", "2015-11-01T04:00:00Z")]
    // One minute of November, then 59 of October again, then November: what has begun stays begun.
    [InlineData("America/St_Johns", "2009-11", "2009-11-01T02:30:00Z")]
    // The zone itself moved over the date line: Samoa had no 30 December 2011, Kiritimati no 31 December 1994.
    [InlineData("Pacific/Apia", "2012-01", "2011-12-31T10:00:00Z")]
    [InlineData("Pacific/Kiritimati", "1995-01", "1994-12-31T10:00:00Z")]
    public void StartIn_AnyZone_IsWhenItsClockFirstShowsTheFirst(string zoneName, string month, string start)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        Assert.True(BillingMonth.TryParse(month, out var period));

        Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), period.StartIn(zone));
        Assert.Equal(TimeSpan.Zero, period.StartIn(zone).Offset);
    }

    [Theory]
    [InlineData("America/Havana", "2015-11-01T05:30:00Z", "2015-11")]
    [InlineData("America/Havana", "2015-11-01T03:59:59.999999Z", "2015-10")]
    [InlineData("Africa/Cairo", "2024-10-31T21:30:00Z", "2024-10")]
    [InlineData("America/St_Johns", "2009-11-01T02:29:59.999999Z", "2009-10")]
    [InlineData("America/St_Johns", "2009-11-01T02:30:30Z", "2009-11")]
    [InlineData("America/St_Johns", "2009-11-01T02:31:00Z", "2009-11")]
    [InlineData("America/St_Johns", "2009-11-01T03:29:59Z", "2009-11")]
    [InlineData("America/St_Johns", "2009-11-01T03:30:00Z", "2009-11")]
    [InlineData("Pacific/Kiritimati", "1994-12-31T09:59:59Z", "1994-12")]
    [InlineData("Europe/Berlin", "2025-12-31T23:00:00Z", "2026-01")]
    [InlineData("America/New_York", "2026-01-01T04:59:59Z", "2025-12")]
    public void Of_InstantsAroundASwitch_IsTheMonthThatHasBegun(string zoneName, string instant, string month) =>
        Assert.Equal(
            month,
            BillingMonth.Of(
                DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById(zoneName)).ToString());

    [Fact]
    public void Of_AnInstantWrittenWithAnOffset_IsTheSameMonth()
    {
        var instant = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.FromHours(14));

        Assert.Equal("2026-01", BillingMonth.Of(instant, TimeZoneInfo.Utc).ToString());
    }

    [Fact]
    public void Months_OfEveryZoneFrom1971To2070_TileTime()
    {
        foreach (var zone in ZoneNames.Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            Assert.True(BillingMonth.TryParse("1971-01", out var month));
            for (; month.Year < 2071; month = month.Next)
            {
                var (start, end) = (month.StartIn(zone), month.EndIn(zone));
                Assert.Equal(end, month.Next.StartIn(zone));
                Assert.InRange((end - start).TotalHours, (27 * 24) + 22, (31 * 24) + 2);
                Assert.Equal(month, BillingMonth.Of(start, zone));
                Assert.Equal(month, BillingMonth.Of(end.AddMicroseconds(-1), zone));
                Assert.Equal(month.Next, BillingMonth.Of(end, zone));
            }
        }
    }

    [Fact]
    public void Of_AnyInstantInAnyZone_LiesInItsMonth() =>
        Gen.Select(AnyZone, Gen.Long[0, 3_155_760_000_000_000], Gen.Int[0, 3]).Sample(
            (zoneName, microseconds, edge) =>
            {
                // Half of the instants are moved to within three hours of a month's start, where the trouble is.
                var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
                var instant = DateTimeOffset.UnixEpoch.AddYears(1).AddMicroseconds(microseconds);
                if (edge < 2)
                {
                    var near = TimeSpan.FromMicroseconds((microseconds % 21_600_000_000) - 10_800_000_000);
                    instant = BillingMonth.Of(instant, zone).StartIn(zone) + near;
                }

                var month = BillingMonth.Of(instant, zone);
                return month.StartIn(zone) <= instant && instant < month.EndIn(zone);
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Number_AnyMonth_ReadsBackAndSortsAsMonthsDo()
    {
        Assert.True(BillingMonth.TryParse("1900-01", out var month));
        for (; month.Year < 2101; month = month.Next)
        {
            Assert.Equal(month, BillingMonth.FromNumber(month.Number));
            Assert.True(BillingMonth.TryParse(month.ToString(), out var parsed));
            Assert.Equal(month, parsed);
            Assert.True(month.CompareTo(month.Next) < 0);
            Assert.True(month.Number < month.Next.Number);
        }
    }

    [Theory]
    [InlineData("1900-01", 190001)]
    [InlineData("9998-12", 999812)]
    [InlineData("2026-10", 202610)]
    public void Parse_YearAndMonth_IsAMonth(string text, int number)
    {
        Assert.True(BillingMonth.TryParse(text, out var month));
        Assert.Equal(number, month.Number);
        Assert.Equal(month, BillingMonth.FromNumber(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-1")]
    [InlineData("2026-001")]
    [InlineData("2026/01")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("1899-12")]
    [InlineData("9999-01")]
    [InlineData("0000-01")]
    [InlineData("+026-01")]
    [InlineData("2026- 1")]
    [InlineData("2026-+1")]
    [InlineData(" 026-01")]
    [InlineData("٢٠٢٦-01")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(BillingMonth.TryParse(text, out var month));
        Assert.Equal(default, month);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(202600)]
    [InlineData(202613)]
    [InlineData(189912)]
    [InlineData(999901)]
    [InlineData(-202601)]
    public void FromNumber_NoMonth_IsRefused(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingMonth.FromNumber(number));

    [Fact]
    public void Of_InstantsOutsideTheCalendar_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingMonth.Of(DateTimeOffset.MinValue, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingMonth.Of(DateTimeOffset.MaxValue, TimeZoneInfo.Utc));
        Assert.Equal(
            "9998-12",
            BillingMonth.Of(new DateTimeOffset(9998, 12, 31, 23, 59, 59, TimeSpan.Zero), TimeZoneInfo.Utc).ToString());
        Assert.Equal(
            "1900-01",
            BillingMonth.Of(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc).ToString());
    }
}
