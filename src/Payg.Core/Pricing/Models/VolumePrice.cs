namespace Payg.Core.Pricing.Models;

/// <summary>
/// All units cost the rate of the tier that the whole quantity falls into. A line's cost may fall when its quantity
/// reaches a cheaper tier; what a customer was charged falls with it.
/// </summary>
/// <param name="Tiers">In rising order; the last is open. 1 to <see cref="Tier.MaxCount"/>.</param>
public sealed record VolumePrice(TierList Tiers) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long billable)
    {
        var tier = Tiers.First(candidate => candidate.UpTo is null || billable <= candidate.UpTo);
        if (tier.FlatNanos > 0)
            yield return tier.Fee(1, PerUnits);

        yield return Pricing.Charge.AtRate(1, billable, tier.AmountNanos);
    }
}
