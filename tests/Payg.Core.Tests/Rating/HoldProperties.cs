using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Rating;

/// <summary>What is kept for units that are out, beside trying every way in which they may be used.</summary>
public sealed class HoldProperties
{
    private static readonly DateTimeOffset s_may = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth s_month = BillingMonth.FromNumber(202605);
    private static readonly MeterId s_meter = new(1);
    private static readonly Payer s_payer = new(new CustomerId(new Guid(1, 2, 3, new byte[8])), Currency.Usd,
        BillingCalendar.Utc);

    [Fact]
    public void Hold_OfOneLine_IsTheMostThatAnyPartOfTheUnitsCosts() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 40], Gen.Long[0, 40]).Sample(
            (model, quantity, units) =>
            {
                var price = Price(1, s_may.AddDays(-40), model);
                var most = Enumerable.Range(0, (int)units + 1)
                    .Max(used => Gained([price], [quantity], [used]));

                Assert.Equal(most, Of([price], [quantity]).Hold(_ => units));
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Hold_OfTheLastLine_IsTheMostWhateverCameBeforeIt() =>
        Gen.Select(PriceGen.Near, PriceGen.Near, Gen.Long[0, 20], Gen.Long[0, 20], Gen.Long[0, 20]).Sample(
            (first, second, before, quantity, units) =>
            {
                Price[] prices = [Price(1, s_may.AddDays(-40), first), Price(2, s_may.AddDays(9), second)];
                var most = Enumerable.Range(0, (int)units + 1)
                    .Max(used => Gained(prices, [before, quantity], [0, used]));

                Assert.Equal(most, Of(prices, [before, quantity]).Hold(id => id.Value == 2 ? units : 0));
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Hold_OfTwoLines_IsNeverLessThanWhatTheirUnitsCost() =>
        Gen.Select(
            PriceGen.Near, PriceGen.Near, Gen.Long[0, 12], Gen.Long[0, 12], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]))
            .Sample(
                (first, second, before, quantity, units) =>
                {
                    Price[] prices = [Price(1, s_may.AddDays(-40), first), Price(2, s_may.AddDays(9), second)];
                    Int128 most = 0;
                    for (var one = 0; one <= units.Item1; one++)
                    {
                        for (var two = 0; two <= units.Item2; two++)
                            most = Int128.Max(most, Gained(prices, [before, quantity], [one, two]));
                    }

                    var hold = Of(prices, [before, quantity]).Hold(id => id.Value == 1 ? units.Item1 : units.Item2);
                    Assert.True(hold >= most, $"{hold} is kept for what may cost {most}");
                },
                iter: Iterations.Of(10_000));

    [Fact]
    public void Hold_NeverFallsWithMoreUnits() =>
        Gen.Select(PriceGen.Far, PriceGen.Spread(0, 1_000_000_000_000), PriceGen.Spread(0, 1_000_000_000)).Sample(
            (model, quantity, units) =>
            {
                var period = Of([Price(1, s_may.AddDays(-40), model)], [quantity]);

                Assert.True(period.Hold(_ => units) <= period.Hold(_ => units + 1));
            },
            iter: Iterations.Of(5_000));

    [Fact]
    public void Rise_OfOneLine_IsTheMostThatTheCostRisesByOnItsWay() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 40], Gen.Long[0, 40]).Sample(
            (model, quantity, units) =>
            {
                var price = Price(1, s_may.AddDays(-40), model);
                var way = Of([price], [quantity]);
                Int128 cost = 0, lowest = 0, most = 0;
                for (var used = 0; used < units; used++)
                {
                    cost += way.Add(price.Id, 1);
                    (lowest, most) = (Int128.Min(lowest, cost), Int128.Max(most, cost - lowest));
                }

                Assert.Equal(most, Of([price], [quantity]).Rise(_ => units));
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rise_OfTwoLines_IsNeverLessThanTheCostRisesByInAnyOrder() =>
        Gen.Select(PriceGen.Near, PriceGen.Near, Gen.Long[0, 30], Gen.Long[0, 30], Gen.Bool.Array[0, 30]).Sample(
            (first, second, before, quantity, turns) =>
            {
                Price[] prices = [Price(1, s_may.AddDays(-40), first), Price(2, s_may.AddDays(10), second)];
                var way = Of(prices, [before, quantity]);
                Int128 cost = 0, lowest = 0, most = 0;
                foreach (var isFirst in turns)
                {
                    cost += way.Add(prices[isFirst ? 0 : 1].Id, 1);
                    (lowest, most) = (Int128.Min(lowest, cost), Int128.Max(most, cost - lowest));
                }

                var (ofFirst, ofSecond) = (turns.Count(turn => turn), turns.Count(turn => !turn));
                Assert.True(most <= Of(prices, [before, quantity]).Rise(id => id.Value == 1 ? ofFirst : ofSecond));
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Hold_OfFreeUnits_IsNothing()
    {
        var price = Price(1, s_may.AddDays(-40), new FlatPrice(1_000_000) { FreeUnits = 1_000 });

        Assert.Equal(0, Of([price], [400]).Hold(_ => 600));
        Assert.Equal(1_000_000, Of([price], [400]).Hold(_ => 601));
    }

    [Fact]
    public void Hold_OfAPackage_IsAWholeOneOnlyWhereAnotherStarts()
    {
        var price = Price(1, s_may.AddDays(-40), new PackagePrice(5_000_000_000) { PerUnits = 1_000 });

        Assert.Equal(0, Of([price], [1]).Hold(_ => 999));
        Assert.Equal(5_000_000_000, Of([price], [1]).Hold(_ => 1_000));
        Assert.Equal(5_000_000_000, Of([price], [0]).Hold(_ => 1));
    }

    /// <summary>What the period's cost gains, never less than nothing.</summary>
    private static Int128 Gained(Price[] prices, long[] quantities, int[] used)
    {
        var period = Of(prices, quantities);
        Int128 gained = 0;
        for (var i = 0; i < prices.Length; i++)
        {
            if (used[i] > 0)
                gained += period.Add(prices[i].Id, used[i]);
        }

        return Int128.Max(gained, 0);
    }

    private static MeterPeriod Of(Price[] prices, long[] quantities)
    {
        var period = MeterPeriod.Of(
            new PriceBook(prices), s_meter, s_month, s_payer,
            [.. prices.Zip(quantities, (price, quantity) => new StoredLine(price.Id, quantity, 0))]);
        period.Rate();
        return period;
    }

    private static Price Price(int id, DateTimeOffset from, PriceModel model) =>
        new(new PriceId(id), s_meter, Currency.Usd, from, model);
}
