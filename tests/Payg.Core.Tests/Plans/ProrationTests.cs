using CsCheck;
using Payg.Core.Calendar;
using Payg.Core.Plans;
using Xunit;

namespace Payg.Core.Tests.Plans;

public sealed class ProrationTests
{
    private static readonly DateTimeOffset s_first = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_last = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo[] s_zones =
        [.. TimeZoneInfo.GetSystemTimeZones().DistinctBy(zone => zone.Id, StringComparer.Ordinal)];

    private static readonly Gen<TimeZoneInfo> s_zone = Gen.Int[0, s_zones.Length - 1].Select(i => s_zones[i]);

    private static readonly Gen<DateTimeOffset> s_instant =
        Gen.Long[0, (s_last - s_first).Ticks / TimeSpan.TicksPerSecond].Select(second => s_first.AddSeconds(second));

    /// <summary>Customers who changed their zone up to twice.</summary>
    private static readonly Gen<BillingCalendar> s_calendar =
        Gen.Select(s_zone, Gen.Select(s_zone, s_instant).Array[0, 2])
            .Select((first, changes) => changes.OrderBy(change => change.Item2).Aggregate(
                new BillingCalendar(first), (calendar, change) => calendar.ChangeAt(change.Item2, change.Item1)));

    private static readonly Gen<Int128> s_nanos =
        Gen.Long[0, PlanTerms.MaxNanos].Select(nanos => (Int128)nanos);

    [Fact]
    public void Minimum_FromTheMiddleOfAPeriod_IsForTheRestOfItsDays()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var span = new PlanSpan(
            new DateTimeOffset(2026, 5, 10, 22, 0, 0, TimeSpan.Zero), null, null, new PlanTerms(0, 100_000_000_000));
        var may = BillingMonth.FromNumber(202605);
        var calendar = new BillingCalendar(zone);

        Assert.Equal(21, span.DaysIn(calendar, may));
        Assert.Equal(67_741_935_484, span.MinimumOf(calendar, may));
        Assert.Equal(27_741_935_484, PlanSpan.TrueUp(span.MinimumOf(calendar, may), 40_000_000_000));
        Assert.Equal(0, PlanSpan.TrueUp(span.MinimumOf(calendar, may), 67_741_935_485));
        Assert.Equal(5, PlanSpan.TrueUp(5, -40));
    }

    [Theory]
    [InlineData("2026-02", 28)]
    [InlineData("2028-02", 29)]
    [InlineData("2026-04", 30)]
    [InlineData("2026-12", 31)]
    public void Periods_HaveTheDaysOfTheirMonths(string text, int days)
    {
        Assert.True(BillingMonth.TryParse(text, out var month));
        Assert.Equal(days, Proration.DaysIn(month));
        var span = new PlanSpan(s_first, null, null, new PlanTerms(7, 0));
        Assert.Equal(7, span.FeeOf(BillingCalendar.Utc, month));
    }

    [Fact]
    public void Parts_OfAnySplit_SumToTheWhole() =>
        Gen.Select(s_nanos, Gen.Int[28, 31], Gen.Int[0, 31].Array[0, 8]).Sample((whole, days, cuts) =>
        {
            int[] at = [0, .. cuts.Select(cut => Math.Min(cut, days)).Order(), days];
            var sum = Int128.Zero;
            for (var i = 1; i < at.Length; i++)
            {
                var part = Proration.PartOf(whole, at[i - 1], at[i], days);
                Assert.True(part >= 0);
                Assert.True(Int128.Abs((part * days) - (whole * (at[i] - at[i - 1]))) <= days);
                sum += part;
            }

            Assert.Equal(whole, sum);
        });

    [Fact]
    public void Spans_ThatFollowEachOther_ChargeAPeriodOnce_InEveryZone() =>
        Gen.Select(s_calendar, s_instant, s_nanos, Gen.Int[0, 48 * 33].Array[1, 6]).Sample(
            (calendar, instant, fee, halfHours) =>
            {
                var month = calendar.MonthOf(instant);
                var (start, end) = calendar.WindowOf(month);
                DateTimeOffset[] at =
                    [start.AddDays(-40), .. halfHours.Select(count => start.AddMinutes(30 * count)).Order()];
                var terms = new PlanTerms(fee, fee);
                var sum = Int128.Zero;
                for (var i = 0; i < at.Length; i++)
                {
                    var span = new PlanSpan(at[i], i + 1 < at.Length ? at[i + 1] : null, null, terms);
                    sum += span.FeeOf(calendar, month);
                    Assert.Equal(span.FeeOf(calendar, month), span.MinimumOf(calendar, month));
                }

                Assert.Equal(fee, sum);
                Assert.Equal(0, new PlanSpan(end, null, null, terms).FeeOf(calendar, month));
                Assert.Equal(0, new PlanSpan(start.AddDays(-9), start, null, terms).FeeOf(calendar, month));
            },
            iter: Iterations.Of(3_000));

    [Fact]
    public void Days_NeverFallFromOneInstantToALaterOne() =>
        Gen.Select(s_calendar, s_instant, s_instant, Gen.Int[-50, 50]).Sample(
            (calendar, instant, of, minutes) =>
            {
                var month = calendar.MonthOf(of);
                var earlier = calendar.StartOf(month).AddMinutes((instant.Ticks / TimeSpan.TicksPerMinute) % 44_640);
                var later = earlier.AddMinutes(Math.Abs(minutes));
                return Proration.DayOf(calendar, month, earlier) <= Proration.DayOf(calendar, month, later);
            },
            iter: Iterations.Of(3_000));

    [Fact]
    public void Trial_ChargesNothing_AndAnEndBeforeItsEndNothingAtAll()
    {
        var june = BillingMonth.FromNumber(202606);
        var start = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var terms = new PlanTerms(30_000_000_000, 60_000_000_000);
        var trial = new PlanSpan(start, null, start.AddHours(-12).AddDays(14), terms);

        Assert.Equal(16, trial.DaysIn(BillingCalendar.Utc, june));
        Assert.Equal(16_000_000_000, trial.FeeOf(BillingCalendar.Utc, june));
        Assert.Equal(32_000_000_000, trial.MinimumOf(BillingCalendar.Utc, june));
        var cancelled = trial with { To = start.AddDays(3) };
        Assert.Equal(0, cancelled.FeeOf(BillingCalendar.Utc, june));
    }

    [Theory]
    [InlineData(10, 0, 9, 5, true)]
    [InlineData(9, 5, 10, 0, false)]
    [InlineData(10, 5, 10, 4, true)]
    [InlineData(10, 5, 10, 5, true)]
    [InlineData(10, 4, 10, 5, false)]
    public void Upgrade_HasTheHigherFee_OrTheSameAndNoLowerMinimum(
        long fee, long minimum, long oldFee, long oldMinimum, bool isUpgrade) =>
        Assert.Equal(isUpgrade, new PlanTerms(fee, minimum).IsUpgradeFrom(new PlanTerms(oldFee, oldMinimum)));
}
