namespace Payg.Core.Pricing.Models;

/// <summary>
/// All units of a line cost the rate of the tier that the period's whole quantity falls into. A line's cost may fall
/// when the quantity reaches a cheaper tier; what a customer was charged falls with it.
/// </summary>
/// <param name="Tiers">In rising order; the last is open. 1 to <see cref="Tier.MaxCount"/>.</param>
public sealed record VolumePrice(TierList Tiers) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long before, long upTo)
    {
        // A line that starts within the period pays only what the fee of its tier exceeds the fee it started at.
        var tier = TierOf(upTo);
        var fee = tier.FlatNanos - (before > 0 ? TierOf(before).FlatNanos : 0);
        if (fee > 0)
            yield return (tier with { FlatNanos = fee }).Fee(before + 1, PerUnits);

        yield return Models.Charge.AtRate(before + 1, upTo - before, tier.AmountNanos);
    }

    /// <summary>One rate is for the units of a line alone: what was before does not matter to its rounding.</summary>
    internal override Int128 ChargedBefore(long before) => 0;

    internal override IEnumerable<long> Peaks =>
        Tiers.Where(tier => tier.UpTo is not null).Select(tier => tier.UpTo!.Value);

    internal override Int128 AtMost(long units) => Tiers.AtMost(units, PerUnits);

    private Tier TierOf(long billable) =>
        Tiers.First(candidate => candidate.UpTo is null || billable <= candidate.UpTo);
}
