using CsCheck;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Rating;

/// <summary>What a line costs that does not start with the first unit of its billing period.</summary>
public sealed class PositionProperties
{
    private static readonly Gen<(PriceModel Model, long Before, long Quantity)> Any =
        Gen.Select(PriceGen.Near, Gen.Long[0, 70], Gen.Long[0, 70]);

    [Fact]
    public void Rate_FromAnyPosition_IsTheOracleUnitByUnit() =>
        Any.Sample(
            (model, before, quantity) =>
                Assert.Equal(SlowOracle.NanosFrom(model, before, quantity), Cost(model, before, quantity)),
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rate_FromTheFirstUnit_IsTheOracleOfTheWhole() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 140]).Sample(
            (model, quantity) =>
                Assert.Equal(SlowOracle.Nanos(model, quantity), Cost(model, 0, quantity)),
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rate_OfAnyModelButVolumeCutAnywhere_IsTheCostOfTheWhole() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 30].Array[1, 8]).Sample(
            (model, quantities) =>
            {
                if (model is VolumePrice)
                    return;

                long before = 0;
                Int128 sum = 0;
                foreach (var quantity in quantities)
                {
                    sum += Cost(model, before, quantity);
                    before += quantity;
                }

                Assert.Equal(SlowOracle.Nanos(model, before), sum);
            },
            iter: Iterations.Of(10_000));

    [Fact]
    public void Rate_FromAPositionOfAnySize_IsTheDifferenceOfTheOracles() =>
        Gen.Select(PriceGen.Far, PriceGen.Spread(0, 1_000_000_000_000), PriceGen.Spread(0, 1_000_000_000_000)).Sample(
            (model, before, quantity) =>
            {
                var expected = SlowOracle.Nanos(model, before + quantity) - SlowOracle.Nanos(model, before);
                if (model is not VolumePrice && expected <= long.MaxValue
                    && SlowOracle.Nanos(model, before + quantity) <= long.MaxValue)
                {
                    Assert.Equal(expected, Cost(model, before, quantity));
                }
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rate_FromAnyPosition_IsNeverNegative() =>
        Any.Sample((model, before, quantity) => Cost(model, before, quantity) >= 0, iter: Iterations.Of(20_000));

    [Fact]
    public void Explain_FromAnyPosition_PartsSumToTheCostAndCoverEachUnitOnce() =>
        Any.Sample(
            (model, before, quantity) =>
            {
                var parts = Rater.Explain(PriceGen.Of(model), before, quantity);

                Assert.Equal(
                    Cost(model, before, quantity), parts.Aggregate((Int128)0, (sum, part) => sum + part.Cost.Nanos));
                var next = before + 1;
                foreach (var part in parts)
                {
                    Assert.Equal(next, part.FirstUnit);
                    Assert.True(part.Cost.Nanos >= 0);
                    next += part.Quantity;
                }

                Assert.Equal(before + quantity + 1, next);
            },
            iter: Iterations.Of(20_000));

    [Theory]
    [InlineData(0, 5, "0")]
    [InlineData(3, 5, "3")]
    [InlineData(5, 5, "5")]
    [InlineData(9, 5, "5")]
    public void Rate_FreeUnits_CoverWhatThePeriodHasLeftOfThem(long before, long quantity, string units) =>
        Assert.Equal(long.Parse(units, null), (long)Cost(new FlatPrice(1) { FreeUnits = 5 }, before, quantity));

    [Fact]
    public void Rate_TierFees_AreDueWithTheTiersFirstUnit()
    {
        var model = new GraduatedPrice(new TierList(new Tier(10, 0, 100), new Tier(null, 0, 7)));

        Assert.Equal(100, Cost(model, 0, 10));
        Assert.Equal(0, Cost(model, 1, 9));
        Assert.Equal(7, Cost(model, 1, 10));
        Assert.Equal(7, Cost(model, 10, 1));
        Assert.Equal(0, Cost(model, 11, 1));
    }

    [Fact]
    public void Rate_Volume_IsTheTierOfTheWholeForTheLinesUnits()
    {
        var model = new VolumePrice(new TierList(new Tier(10, 3, 50), new Tier(20, 2, 40), new Tier(null, 1, 90)));

        Assert.Equal(50 + 30, Cost(model, 0, 10));
        Assert.Equal(10, Cost(model, 10, 5));
        Assert.Equal(40 + 11, Cost(model, 10, 11));
        Assert.Equal(2 + 0, Cost(model, 15, 1));
    }

    [Fact]
    public void Rate_StartedBlock_IsFinishedWithoutAnotherCharge()
    {
        var model = new PackagePrice(5) { PerUnits = 1000 };

        Assert.Equal(0, Cost(model, 1, 999));
        Assert.Equal(5, Cost(model, 1, 1000));
        Assert.Equal(5, Cost(model, 1000, 1));
    }

    [Fact]
    public void Rate_NegativeOrTooMuchBefore_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Cost(new FlatPrice(1), -1, 1));
        Assert.Throws<OverflowException>(() => Cost(new FlatPrice(1), long.MaxValue, 1));
    }

    private static Int128 Cost(PriceModel model, long before, long quantity) =>
        Rater.Rate(PriceGen.Of(model), before, quantity).Nanos;
}
