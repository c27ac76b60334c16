using System.Globalization;
using Payg.Core.Calendar;
using Payg.Core.Trends;
using Xunit;

namespace Payg.Core.Tests.Trends;

public sealed class SpendTrendTests
{
    [Theory]
    [InlineData("2026-11-01T00:00:00Z", null)]
    [InlineData("2026-11-01T05:00:00Z", "2026-10-01T05:00:00Z")]
    [InlineData("2026-11-30T23:45:00Z", "2026-10-30T23:45:00Z")]
    [InlineData("2026-12-01T00:00:00Z", "2026-10-31T00:00:00Z")]
    public void SameSpan_OfAMonthAfterALongerOne_IsAsLongAsWhatHasPassed(string until, string? end) =>
        Assert.Equal(end is null ? null : At(end), SpanOf("2026-11", until)?.End);

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-02-28T12:00:00Z")]
    [InlineData("2026-03-29T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-31T23:45:00Z", "2026-03-01T00:00:00Z")]
    public void SameSpan_AfterAShorterMonth_EndsWithThatMonth(string until, string end) =>
        Assert.Equal(At(end), SpanOf("2026-03", until)?.End);

    [Theory]
    [InlineData(103, 100, 3)]
    [InlineData(97, 100, -3)]
    [InlineData(100, 100, 0)]
    [InlineData(0, 100, -100)]
    [InlineData(1005, 1000, 1)]
    [InlineData(995, 1000, -1)]
    [InlineData(1004, 1000, 0)]
    [InlineData(5, 0, null)]
    [InlineData(5, -1, null)]
    [InlineData(long.MaxValue, 1, SpendTrend.MaxPercent)]
    public void ChangePercent_OfTwoSpends_IsWholeAndRoundedToTheNearest(long current, long previous, int? percent) =>
        Assert.Equal(percent, SpendTrend.ChangePercent(current, previous));

    [Fact]
    public void ChangePercent_OfTheGreatestSpends_OverflowsNothing()
    {
        var greatest = (Int128)long.MaxValue * 1_000_000_000;

        Assert.Equal(0, SpendTrend.ChangePercent(greatest, greatest));
        Assert.Equal(SpendTrend.MaxPercent, SpendTrend.ChangePercent(greatest, greatest / 20_000));
        Assert.Equal(900_000, SpendTrend.ChangePercent(greatest / 9_001 * 9_001, greatest / 9_001));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(71, null)]
    [InlineData(72, 3)]
    [InlineData(95, 3)]
    [InlineData(96, 4)]
    [InlineData(168, 7)]
    public void DaysOf_TheFirstUsage_IsHowManyDaysItIsAgo(int hours, int? days)
    {
        var until = At("2026-11-20T00:00:00Z");

        Assert.Equal(days, SpendTrend.DaysOf(until.AddHours(-hours), until));
        Assert.Null(SpendTrend.DaysOf(null, until));
    }

    [Fact]
    public void Forecast_IsTheSpendSoFarAndTheAverageOfTheLastDaysForTheRest()
    {
        Assert.Equal(100 + (70 / 7 * 5), SpendTrend.Forecast(100, 70, 7, TimeSpan.FromDays(5)));
        Assert.Equal(100 + (30 / 3 / 2), SpendTrend.Forecast(100, 30, 3, TimeSpan.FromHours(12)));
        Assert.Null(SpendTrend.Forecast(100, 0, 7, TimeSpan.FromDays(5)));
        Assert.Null(SpendTrend.Forecast(100, -1, 7, TimeSpan.FromDays(5)));
        Assert.Null(SpendTrend.Forecast(100, 70, 7, TimeSpan.Zero));
    }

    private static CalendarWindow? SpanOf(string month, string until)
    {
        Assert.True(BillingMonth.TryParse(month, out var current));
        return SpendTrend.SameSpan(
            CalendarWindow.Of(current, TimeZoneInfo.Utc), CalendarWindow.Of(current.Previous, TimeZoneInfo.Utc),
            At(until));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
