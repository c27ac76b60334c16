using CsCheck;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Xunit;

namespace Payg.Core.Tests.Pricing;

public sealed class PriceModelRulesTests
{
    [Fact]
    public void Check_AnyModelWithinBounds_FindsNothingAndItsFormReadsBack() =>
        Gen.OneOf(PriceGen.Near, PriceGen.Far).Sample(
            model =>
            {
                var reading = PriceModelJson.Read(PriceModelJson.Write(model));

                Assert.Empty(PriceModelRules.Check(model));
                Assert.Equal(model, reading.Model);
                Assert.Equal(PriceModelJson.Write(model), PriceModelJson.Write(reading.Model!));
            },
            iter: Iterations.Of(5_000));

    [Fact]
    public void Check_OneBeyondABound_NamesTheField()
    {
        var flat = new FlatPrice(0);

        AssertFault("amount", new FlatPrice(-1));
        AssertFault("amount", new FlatPrice(PriceModelRules.MaxAmountNanos + 1));
        AssertFault("amount", new PackagePrice(-1));
        AssertFault("per", flat with { PerUnits = 0 });
        AssertFault("per", flat with { PerUnits = PriceModelRules.MaxPerUnits + 1 });
        AssertFault("free_units", flat with { FreeUnits = -1 });
        AssertFault("free_units", flat with { FreeUnits = PriceModelRules.MaxUnits + 1 });
        AssertFault("per", new FreePrice { PerUnits = 2 });
        AssertFault("free_units", new FreePrice { FreeUnits = 2 });
        AssertFault("tiers", Graduated());
        AssertFault("tiers", Graduated([.. Enumerable.Range(1, 100).Select(i => new Tier(i, 0)), new Tier(null, 0)]));
        AssertFault("tiers[0].up_to", Graduated(new Tier(0, 0), new Tier(null, 0)));
        AssertFault("tiers[0].up_to", Graduated(new Tier(PriceModelRules.MaxUnits + 1, 0), new Tier(null, 0)));
        AssertFault("tiers[0].up_to", Graduated(new Tier(null, 0), new Tier(null, 0)));
        AssertFault("tiers[0].up_to", Graduated(new Tier(1, 0)));
        AssertFault("tiers[1].up_to", Graduated(new Tier(1, 0), new Tier(1, 0), new Tier(null, 0)));
        AssertFault("tiers[1].amount", new VolumePrice(new TierList(new Tier(1, 0), new Tier(null, -1))));
        AssertFault("tiers[1].flat_amount", new VolumePrice(new TierList(new Tier(1, 0), new Tier(null, 0, -1))));
    }

    [Fact]
    public void Check_TheHighestEverything_FindsNothing()
    {
        var highest = new Tier(
            PriceModelRules.MaxUnits, PriceModelRules.MaxAmountNanos, PriceModelRules.MaxAmountNanos);
        var model = Graduated(highest, highest with { UpTo = null });

        Assert.Empty(PriceModelRules.Check(
            model with { PerUnits = PriceModelRules.MaxPerUnits, FreeUnits = PriceModelRules.MaxUnits }));
    }

    [Fact]
    public void Check_AfterATierThatDoesNotRise_ComparesWithTheHighestSoFar()
    {
        var model = Graduated(new Tier(9, 0), new Tier(5, 0), new Tier(7, 0), new Tier(10, 0), new Tier(null, 0));

        Assert.Equal(["tiers[1].up_to", "tiers[2].up_to"], PriceModelRules.Check(model).Keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Price_OfAModelThatBreaksARule_CannotBeMade()
    {
        var price = PriceGen.Of(new FlatPrice(1));

        var fault = Assert.Throws<ArgumentException>(() => PriceGen.Of(new FlatPrice(-1)));
        Assert.StartsWith("amount: Give a decimal number", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => price with { Model = new FlatPrice(1) { PerUnits = 0 } });
        Assert.Equal(new FreePrice(), (price with { Model = new FreePrice() }).Model);
    }

    [Fact]
    public void TierList_OfEqualTiers_IsEqual()
    {
        var one = new TierList(new Tier(1, 2, 3), new Tier(null, 4));
        var same = new TierList(new Tier(1, 2, 3), new Tier(null, 4));
        var other = new TierList(new Tier(1, 2, 3), new Tier(null, 5));

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.False(one.Equals(null));
        Assert.NotEqual(one.GetHashCode(), other.GetHashCode());
    }

    private static GraduatedPrice Graduated(params Tier[] tiers) => new(new TierList(tiers));

    private static void AssertFault(string field, PriceModel model) =>
        Assert.Equal([field], PriceModelRules.Check(model).Keys, StringComparer.Ordinal);
}
