using System.Numerics;
using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Rating;

public sealed class RaterProperties
{
    private static readonly Gen<long> AnyQuantity = PriceGen.Spread(0, long.MaxValue);

    [Fact]
    public void Rate_AnyModelWithinBounds_IsTheOracle() =>
        Gen.Select(PriceGen.Far, AnyQuantity).Sample(
            (model, quantity) => Assert.Equal(SlowOracle.Nanos(model, quantity), Cost(model, quantity)),
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rate_FewUnitsAcrossManyTiers_IsTheOracle() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 70]).Sample(
            (model, quantity) => Assert.Equal(SlowOracle.Nanos(model, quantity), Cost(model, quantity)),
            iter: Iterations.Of(20_000));

    [Fact]
    public void Rate_HighestEverything_IsTheOracle()
    {
        const long Most = PriceModelRules.MaxAmountNanos;
        var tiers = Enumerable.Range(1, Tier.MaxCount - 1).Select(i => new Tier(i, Most, Most))
            .Append(new Tier(null, Most, Most));
        PriceModel[] models =
        [
            new FlatPrice(Most),
            new PackagePrice(Most) { PerUnits = PriceModelRules.MaxPerUnits - 1 },
            new GraduatedPrice(new TierList([.. tiers])),
            new VolumePrice(new TierList([.. tiers])),
        ];

        Assert.All(models, model => Assert.All([1, PriceModelRules.MaxPerUnits - 1, PriceModelRules.MaxPerUnits], per =>
        {
            var widest = model with { PerUnits = per };
            var expected = SlowOracle.Nanos(widest, long.MaxValue);

            Assert.Equal(expected, Cost(widest, long.MaxValue));
            Assert.Equal(expected, Rater.Explain(PriceGen.Of(widest), long.MaxValue).Sum(part => part.Cost.Nanos));
        }));
    }

    [Fact]
    public void Rate_IncrementsOfAnySplitInAnyOrder_SumToTheCostOfTheSum() =>
        Gen.Select(PriceGen.Near, Gen.Long[1, 30].Array[1, 40], Gen.Int[0, int.MaxValue]).Sample(
            (model, quantities, seed) =>
            {
                long quantity = 0;
                Int128 charged = 0, chargedInOtherOrder = 0;
                foreach (var more in quantities)
                {
                    charged += Cost(model, quantity + more) - Cost(model, quantity);
                    quantity += more;
                }

                // The same units, cut and ordered otherwise, are charged the same.
                long done = 0;
                var random = new Random(seed);
                while (done < quantity)
                {
                    var next = done + random.NextInt64(1, quantity - done + 1);
                    chargedInOtherOrder += Cost(model, next) - Cost(model, done);
                    done = next;
                }

                Assert.Equal(SlowOracle.Nanos(model, quantity), charged);
                Assert.Equal(charged, chargedInOtherOrder);
            },
            iter: Iterations.Of(5_000));

    [Fact]
    public void Explain_AnyQuantity_PartsSumToTheCostAndCoverEachUnitOnce() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 70]).Sample(
            (model, quantity) =>
            {
                var parts = Rater.Explain(PriceGen.Of(model), quantity);

                Assert.Equal(SlowOracle.Nanos(model, quantity), parts.Sum(part => part.Cost.Nanos));
                long covered = 0;
                foreach (var part in parts)
                {
                    Assert.Equal(covered + 1, part.FirstUnit);
                    Assert.True(part.Cost.Nanos >= 0);
                    Assert.Equal(part.Kind == ChargeKind.TierFee, part.Quantity == 0);
                    for (var unit = part.FirstUnit; unit < part.FirstUnit + part.Quantity; unit++)
                        Assert.Equal(SlowOracle.RateOfUnit(model, unit, quantity), part.Rate.Nanos);
                    covered += part.Quantity;
                }

                Assert.Equal(quantity, covered);
            },
            iter: Iterations.Of(20_000));

    [Fact]
    public void Explain_AnyModelWithinBounds_SumsToTheCostEachPartWithinOneNano() =>
        Gen.Select(PriceGen.Far, AnyQuantity)
            .Sample(
                (model, quantity) =>
                {
                    var parts = Rater.Explain(PriceGen.Of(model), quantity);

                    Assert.Equal(Cost(model, quantity), parts.Sum(part => part.Cost.Nanos));
                    Assert.Equal(quantity, parts.Sum(part => part.Quantity));
                    foreach (var part in parts)
                    {
                        BigInteger exactTimesPer = part.Kind switch
                        {
                            ChargeKind.TierFee => (BigInteger)part.Rate.Nanos * model.PerUnits,
                            ChargeKind.Packages => (part.Quantity + (BigInteger)model.PerUnits - 1) / model.PerUnits
                                * model.PerUnits * part.Rate.Nanos,
                            _ => (BigInteger)part.Rate.Nanos * part.Quantity,
                        };
                        var off = BigInteger.Abs(((BigInteger)part.Cost.Nanos * model.PerUnits) - exactTimesPer);
                        Assert.True(off <= model.PerUnits, $"{part} is more than a nano off.");
                    }
                },
                iter: Iterations.Of(5_000));

    [Fact]
    public void Rate_MoreOfAnyModelButVolume_NeverCostsLess() =>
        Gen.Select(PriceGen.Near, Gen.Long[0, 70], Gen.Long[0, 9]).Sample(
            (model, quantity, more) =>
                model is VolumePrice || Cost(model, quantity) <= Cost(model, quantity + more),
            iter: Iterations.Of(20_000));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(150_000_000, 1_000_000)]
    [InlineData(7, 1_000_003)]
    public void Rate_AMillionIncrements_DoNotDrift(long amountNanos, long perUnits)
    {
        var model = new FlatPrice(amountNanos) { PerUnits = perUnits };
        Int128 charged = 0, before = 0;
        for (long quantity = 1; quantity <= 1_000_000; quantity++)
        {
            var cost = Cost(model, quantity);
            charged += cost - before;
            before = cost;
        }

        Assert.Equal(SlowOracle.Nanos(model, 1_000_000), charged);
    }

    private static Int128 Cost(PriceModel model, long quantity) => Rater.Rate(PriceGen.Of(model), quantity).Nanos;
}
