using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Xunit;

namespace Payg.Core.Tests.Rating;

public sealed class MeterPeriodTests
{
    private static readonly DateTimeOffset s_may = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth s_month = BillingMonth.FromNumber(202605);
    private static readonly MeterId s_meter = new(1);

    // 2 nanos a unit, then 3, then 5, each from another day of May on; ten units are free.
    private static readonly Price s_first = PriceOf(1, s_may.AddDays(-40), 2);
    private static readonly Price s_second = PriceOf(2, s_may.AddDays(10), 3);
    private static readonly Price s_third = PriceOf(3, s_may.AddDays(20), 5);

    [Fact]
    public void Of_LinesInAnyOrder_LaysEachBehindThoseBeforeIt()
    {
        var period = Of([s_first, s_second, s_third], [Line(3, 4, 20), Line(1, 7, 0), Line(2, 6, 9)]);

        Assert.Equal(
            [(1, 0L, 7L), (2, 7L, 6L), (3, 13L, 4L)],
            period.Lines.Select(line => (line.Price.Id.Value, line.Before, line.Quantity)));
    }

    [Fact]
    public void Of_Lines_LeavesTheCostsThatAreStored()
    {
        var period = Of([s_first, s_second], [Line(1, 7, 123), Line(2, 6, 456)]);

        Assert.Equal([(Int128)123, 456], period.Lines.Select(line => line.CostNanos));
    }

    [Fact]
    public void Of_PricesWithoutUsage_HasNoLinesForThem()
    {
        var period = Of([s_first, s_second, s_third], [Line(1, 7, 0), Line(3, 4, 5)]);

        Assert.Equal([1, 3], period.Lines.Select(line => line.Price.Id.Value));
        Assert.Equal(7, period[new PriceId(3)].Before);
        Assert.Throws<InvalidOperationException>(() => period[new PriceId(2)]);
    }

    [Fact]
    public void Of_OneLine_StartsWithTheFirstUnitWhicheverPricesThereAre()
    {
        // The stored price comes from elsewhere and is not of this month at all.
        var period = Of([s_first, s_second, s_third], [Line(2, 12, 6)]);

        Assert.Equal(0, period[new PriceId(2)].Before);
        Assert.Equal(3, period.Add(new PriceId(2), 1));
    }

    [Fact]
    public void Of_APriceThatIsUnknown_Throws() =>
        Assert.Throws<KeyNotFoundException>(() => Of([s_first], [Line(1, 1, 0), Line(9, 1, 0)]));

    [Fact]
    public void Add_ToTheFirstLine_RatesThoseBehindItAgain()
    {
        // 7 and 6 units: the second line has 3 free ones and pays 3 units. Two more before it leave one free.
        var period = Of([s_first, s_second], [Line(1, 7, 0), Line(2, 6, 9)]);

        var gained = period.Add(new PriceId(1), 2);

        Assert.Equal(6, gained);
        Assert.Equal([(9L, (Int128)0), (6L, 15)], period.Lines.Select(line => (line.Quantity, line.CostNanos)));
        Assert.Equal(9, period[new PriceId(2)].Before);
    }

    [Fact]
    public void Add_ToTheLastLine_LeavesTheOthers()
    {
        var period = Of([s_first, s_second], [Line(1, 7, 77), Line(2, 6, 9)]);

        Assert.Equal(6, period.Add(new PriceId(2), 2));
        Assert.Equal([(Int128)77, 15], period.Lines.Select(line => line.CostNanos));
    }

    [Fact]
    public void Add_BeforeAPriceThatRestarts_DoesNotMoveIt()
    {
        var restarting = s_second with { Model = new FlatPrice(3) { FreeUnits = 10, Restart = true } };
        var period = Of([s_first, restarting, s_third], [Line(1, 7, 0), Line(2, 12, 6), Line(3, 1, 5)]);

        Assert.Equal(0, period.Add(new PriceId(1), 3));
        Assert.Equal(2, period.Add(new PriceId(1), 1));

        Assert.Equal([0L, 0L, 12L], period.Lines.Select(line => line.Before));
        Assert.Equal([(Int128)2, 6, 5], period.Lines.Select(line => line.CostNanos));
    }

    [Fact]
    public void Add_AcrossAnotherUnit_StartsAgain()
    {
        var bytes = s_second with { Unit = "byte" };
        var period = Of([s_first, bytes], [Line(1, 12, 4)], new PriceId(2));

        Assert.Equal(0, period.Add(new PriceId(2), 10));
        Assert.Equal(3, period.Add(new PriceId(2), 1));
    }

    [Fact]
    public void Add_LessThanNothing_TakesOffAndStopsAtNoUnits()
    {
        var period = Of([s_first], [Line(1, 12, 4)]);

        Assert.Equal(-2, period.Add(new PriceId(1), -1));
        Assert.Equal(-2, period.Add(new PriceId(1), -11));
        Assert.Equal(0, period[new PriceId(1)].Quantity);
        Assert.Throws<ArgumentOutOfRangeException>(() => period.Add(new PriceId(1), -1));
    }

    [Fact]
    public void Add_MoreThanALongHolds_Throws()
    {
        var period = Of([s_first, s_second], [Line(1, long.MaxValue - 1, 0), Line(2, 0, 0)]);

        Assert.Throws<OverflowException>(() => period.Add(new PriceId(1), 2));
        Assert.Throws<OverflowException>(
            () => Of([s_first, s_second, s_third], [Line(1, long.MaxValue, 0), Line(2, 1, 0), Line(3, 1, 0)]));
    }

    [Fact]
    public void Add_ForTheFirstTime_MakesTheLine()
    {
        var period = Of([s_first, s_second], [], new PriceId(1), new PriceId(2));
        Assert.Empty(period.Lines);

        period.Add(new PriceId(2), 11);

        Assert.Equal((2, 0L, 11L, (Int128)3), Show(Assert.Single(period.Lines)));
    }

    [Fact]
    public void Rate_OfCostsThatAreWrong_ReplacesAllOfThem()
    {
        var period = Of([s_first, s_second], [Line(1, 12, 999), Line(2, 2, 999)]);

        period.Rate();

        Assert.Equal([(Int128)4, 6], period.Lines.Select(line => line.CostNanos));
    }

    private static (int, long, long, Int128) Show(RatedLine line) =>
        (line.Price.Id.Value, line.Before, line.Quantity, line.CostNanos);

    private static MeterPeriod Of(Price[] prices, StoredLine[] stored, params PriceId[] others) =>
        MeterPeriod.Of(new PriceBook(prices), s_meter, s_month, Payer.OfList(Currency.Usd), stored, others);

    private static StoredLine Line(int price, long quantity, long nanos) =>
        new(new PriceId(price), quantity, nanos);

    private static Price PriceOf(int id, DateTimeOffset from, long nanos) =>
        new(new PriceId(id), s_meter, Currency.Usd, from, new FlatPrice(nanos) { FreeUnits = 10 });
}
