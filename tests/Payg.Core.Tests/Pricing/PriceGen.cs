using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Tests.Pricing;

/// <summary>Makes price models of every kind, each of which keeps the rules.</summary>
internal static class PriceGen
{
    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Models whose tiers, blocks and allowances lie so close that few units cross many of them.</summary>
    public static Gen<PriceModel> Near { get; } = Models(
        amounts: Gen.OneOf(Gen.Long[0, 9], Gen.Long[0, 2_000_000_000]),
        per: Gen.OneOf(Gen.Const(1L), Gen.Long[1, 12]),
        free: Gen.OneOf(Gen.Const(0L), Gen.Long[0, 12]),
        tierSizes: Gen.Long[1, 9].Array[0, 6]);

    /// <summary>Models from anywhere within the bounds, the bounds themselves among them.</summary>
    public static Gen<PriceModel> Far { get; } = Models(
        amounts: Spread(0, PriceModelRules.MaxAmountNanos),
        per: Spread(1, PriceModelRules.MaxPerUnits),
        free: Spread(0, PriceModelRules.MaxUnits),
        tierSizes: Spread(1, PriceModelRules.MaxUnits / Tier.MaxCount).Array[0, Tier.MaxCount - 1]);

    /// <summary>Whole numbers of every length between two bounds, and the bounds.</summary>
    public static Gen<long> Spread(long min, long max) => Gen.Frequency(
        (1, Gen.Const(min)),
        (1, Gen.Const(max)),
        (8, from shift in Gen.Int[0, 62]
            from number in Gen.Long[0, max]
            select Math.Clamp(number >> shift, min, max)));

    public static Price Of(PriceModel model) => new(new PriceId(1), new MeterId(1), Currency.Usd, Always, model);

    private static Gen<PriceModel> Models(Gen<long> amounts, Gen<long> per, Gen<long> free, Gen<long[]> tierSizes)
    {
        var tiers = from sizes in tierSizes
                    from rates in amounts.Array[sizes.Length + 1]
                    from fees in Gen.OneOf(Gen.Const(0L), amounts).Array[sizes.Length + 1]
                    select Tiers(sizes, rates, fees);
        var bare = Gen.OneOf(
            amounts.Select(PriceModel (amount) => new FlatPrice(amount)),
            amounts.Select(PriceModel (amount) => new PackagePrice(amount)),
            tiers.Select(PriceModel (list) => new GraduatedPrice(list)),
            tiers.Select(PriceModel (list) => new VolumePrice(list)),
            Gen.Const(PriceModel () => new FreePrice()));
        return from model in bare
               from units in per
               from allowance in free
               select model is FreePrice ? model : model with { PerUnits = units, FreeUnits = allowance };
    }

    private static TierList Tiers(long[] sizes, long[] rates, long[] fees)
    {
        var tiers = new List<Tier>();
        long end = 0;
        for (var i = 0; i < sizes.Length; i++)
            tiers.Add(new Tier(end += sizes[i], rates[i], fees[i]));
        tiers.Add(new Tier(null, rates[^1], fees[^1]));
        return new TierList(tiers);
    }
}
