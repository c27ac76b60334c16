using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Rating;

public sealed class RaterTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    public void Rate_HalfANano_GoesToTheEvenNeighbour(long quantity, long nanos) =>
        Assert.Equal(nanos, Cost(new FlatPrice(1) { PerUnits = 2 }, quantity));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public void Rate_ThirdsOfANano_GoToTheNearest(long quantity, long nanos) =>
        Assert.Equal(nanos, Cost(new FlatPrice(1) { PerUnits = 3 }, quantity));

    [Fact]
    public void Rate_CostBeyondALong_IsExact()
    {
        // A third of 2⁶⁴ − 1, so that three halves of it are 2⁶³ − ½: half a nano above the largest long.
        const long Quantity = 6_148_914_691_236_517_205;

        Assert.Equal((Int128)long.MaxValue + 1, Cost(new FlatPrice(2), (long.MaxValue / 2) + 1));
        Assert.Equal(long.MaxValue - 1, Cost(new FlatPrice(3) { PerUnits = 2 }, Quantity - 1));
        Assert.Equal((Int128)long.MaxValue + 1, Cost(new FlatPrice(3) { PerUnits = 2 }, Quantity));
        Assert.Equal(long.MaxValue * (Int128)1_000_000_000, Cost(new FlatPrice(1_000_000_000), long.MaxValue));
    }

    [Fact]
    public void Rate_NegativeQuantity_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Cost(new FlatPrice(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rater.Explain(PriceGen.Of(new FlatPrice(1)), -1));
    }

    [Fact]
    public void Rate_AnyPrice_IsInItsCurrency()
    {
        var price = PriceGen.Of(new FlatPrice(5) { FreeUnits = 1 }) with { Currency = Currency.Parse("EUR") };

        Assert.Equal(new Money(10, Currency.Parse("EUR")), Rater.Rate(price, 3));
        Assert.All(Rater.Explain(price, 3), part =>
        {
            Assert.Equal("EUR", part.Rate.Currency.Code);
            Assert.Equal("EUR", part.Cost.Currency.Code);
        });
    }

    [Fact]
    public void Explain_Nothing_HasNoParts() =>
        Assert.Empty(Rater.Explain(PriceGen.Of(new FlatPrice(5) { FreeUnits = 10 }), 0));

    [Fact]
    public void Explain_WithinTheAllowance_IsFreeOnly() => AssertParts(
        new FlatPrice(5) { FreeUnits = 10 }, 10, Part(ChargeKind.Free, 1, 10, 0, 0));

    [Fact]
    public void Explain_Flat_ShowsFreeUnitsThenTheRate() => AssertParts(
        new FlatPrice(5) { FreeUnits = 10 },
        11,
        Part(ChargeKind.Free, 1, 10, 0, 0),
        Part(ChargeKind.Units, 11, 1, 5, 5));

    [Fact]
    public void Explain_Free_ShowsAllUnitsAtNothing() =>
        AssertParts(new FreePrice(), 7, Part(ChargeKind.Units, 1, 7, 0, 0));

    [Fact]
    public void Explain_Package_ShowsThePriceOfABlock() => AssertParts(
        new PackagePrice(500) { PerUnits = 100, FreeUnits = 100 },
        201,
        Part(ChargeKind.Free, 1, 100, 0, 0),
        Part(ChargeKind.Packages, 101, 101, 500, 1000));

    [Fact]
    public void Explain_Graduated_ShowsEachTierThatWasReached()
    {
        var model = new GraduatedPrice(new TierList(new Tier(3, 10, 100), new Tier(5, 7), new Tier(null, 1, 50)));

        AssertParts(
            model with { FreeUnits = 2 },
            8,
            Part(ChargeKind.Free, 1, 2, 0, 0),
            Part(ChargeKind.TierFee, 3, 0, 100, 100),
            Part(ChargeKind.Units, 3, 3, 10, 30),
            Part(ChargeKind.Units, 6, 2, 7, 14),
            Part(ChargeKind.TierFee, 8, 0, 50, 50),
            Part(ChargeKind.Units, 8, 1, 1, 1));
        AssertParts(
            model,
            5,
            Part(ChargeKind.TierFee, 1, 0, 100, 100),
            Part(ChargeKind.Units, 1, 3, 10, 30),
            Part(ChargeKind.Units, 4, 2, 7, 14));
    }

    [Fact]
    public void Explain_Volume_ShowsTheOneTier()
    {
        var model = new VolumePrice(new TierList(new Tier(3, 10), new Tier(null, 7, 50)));

        AssertParts(model, 3, Part(ChargeKind.Units, 1, 3, 10, 30));
        AssertParts(model, 4, Part(ChargeKind.TierFee, 1, 0, 50, 50), Part(ChargeKind.Units, 1, 4, 7, 28));
    }

    [Fact]
    public void Explain_PartsThatRound_CarryTheRestToTheNext() => AssertParts(
        new GraduatedPrice(new TierList(new Tier(1, 1), new Tier(2, 1), new Tier(null, 1))) { PerUnits = 3 },
        3,
        Part(ChargeKind.Units, 1, 1, 1, 0),
        Part(ChargeKind.Units, 2, 1, 1, 1),
        Part(ChargeKind.Units, 3, 1, 1, 0));

    private static Int128 Cost(PriceModel model, long quantity) => Rater.Rate(PriceGen.Of(model), quantity).Nanos;

    private static void AssertParts(PriceModel model, long quantity, params CostPart[] parts) =>
        Assert.Equal(parts, Rater.Explain(PriceGen.Of(model), quantity));

    private static CostPart Part(ChargeKind kind, long firstUnit, long quantity, long rate, long cost) =>
        new(kind, firstUnit, quantity, new Money(rate, Currency.Usd), new Money(cost, Currency.Usd));
}
