using System.Numerics;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Tests.Rating;

/// <summary>
/// What a line costs, worked out another way: with fractions of any size, from what each price model promises in
/// words, and sharing nothing with the product but the models themselves.
/// </summary>
internal static class SlowOracle
{
    /// <summary>The cost in nanos, of any size, after rounding half to even.</summary>
    public static BigInteger Nanos(PriceModel model, long quantity)
    {
        var (numerator, denominator) = Exact(model, quantity);
        return Round(numerator, denominator);
    }

    /// <summary>
    /// The cost in nanos of a line that starts within a period, unit by unit: rounding goes on from what was before,
    /// but for volume, where all units of the line have one rate.
    /// </summary>
    public static BigInteger NanosFrom(PriceModel model, long before, long quantity)
    {
        var upTo = before + quantity;
        BigInteger sum = 0, until = 0;
        for (long unit = 1; unit <= upTo; unit++)
        {
            if (model is not VolumePrice || unit > before)
                sum += UnitTimesPer(model, unit, upTo);
            if (unit <= before)
                until = sum;
        }

        if (model is VolumePrice volume && quantity > 0 && upTo > model.FreeUnits)
        {
            BigInteger paid = before <= model.FreeUnits ? 0 : TierOf(volume.Tiers, before - model.FreeUnits).FlatNanos;
            var fee = TierOf(volume.Tiers, upTo - model.FreeUnits).FlatNanos - paid;
            sum += BigInteger.Max(0, fee) * model.PerUnits;
        }

        return Round(sum, model.PerUnits) - Round(until, model.PerUnits);
    }

    /// <summary>The cost in nanos before rounding, as a fraction.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Exact(PriceModel model, long quantity)
    {
        BigInteger billable = quantity <= model.FreeUnits ? 0 : quantity - model.FreeUnits;
        BigInteger per = model.PerUnits;
        return billable.IsZero ? (0, 1) : model switch
        {
            FlatPrice flat => (billable * flat.AmountNanos, per),
            PackagePrice package => ((billable + per - 1) / per * package.AmountNanos, 1),
            GraduatedPrice graduated => (Graduated(graduated.Tiers, billable, per), per),
            VolumePrice volume => (Volume(volume.Tiers, billable, per), per),
            _ => (0, 1),
        };
    }

    /// <summary>The rate of one unit of a line, counted from 1, by looking at that unit alone.</summary>
    public static long RateOfUnit(PriceModel model, long unit, long quantity)
    {
        if (unit <= model.FreeUnits)
            return 0;

        return model switch
        {
            FlatPrice flat => flat.AmountNanos,
            PackagePrice package => package.AmountNanos,
            GraduatedPrice graduated => TierOf(graduated.Tiers, unit - model.FreeUnits).AmountNanos,
            VolumePrice volume => TierOf(volume.Tiers, quantity - model.FreeUnits).AmountNanos,
            _ => 0,
        };
    }

    /// <summary>What one unit adds, with the fee or the block that begins with it.</summary>
    private static BigInteger UnitTimesPer(PriceModel model, long unit, long upTo)
    {
        var billable = unit - model.FreeUnits;
        if (billable <= 0)
            return 0;

        return model switch
        {
            PackagePrice package => (billable - 1) % model.PerUnits == 0
                ? (BigInteger)package.AmountNanos * model.PerUnits
                : 0,
            GraduatedPrice graduated => TierOf(graduated.Tiers, billable).AmountNanos
                + (graduated.Tiers.Prepend(new Tier(0, 0)).Any(tier => tier.UpTo == billable - 1)
                    ? (BigInteger)TierOf(graduated.Tiers, billable).FlatNanos * model.PerUnits
                    : 0),
            _ => RateOfUnit(model, unit, upTo),
        };
    }

    private static BigInteger Graduated(TierList tiers, BigInteger billable, BigInteger per)
    {
        BigInteger sum = 0;
        for (var i = 0; i < tiers.Count; i++)
        {
            BigInteger from = i == 0 ? 0 : tiers[i - 1].UpTo!.Value;
            var to = tiers[i].UpTo is { } end ? BigInteger.Min(end, billable) : billable;
            if (to > from)
                sum += ((to - from) * tiers[i].AmountNanos) + (per * tiers[i].FlatNanos);
        }

        return sum;
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator)
    {
        var floor = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    private static BigInteger Volume(TierList tiers, BigInteger billable, BigInteger per)
    {
        var tier = TierOf(tiers, billable);
        return (billable * tier.AmountNanos) + (per * tier.FlatNanos);
    }

    private static Tier TierOf(TierList tiers, BigInteger billable)
    {
        var i = 0;
        while (tiers[i].UpTo is { } end && end < billable)
            i++;
        return tiers[i];
    }
}
