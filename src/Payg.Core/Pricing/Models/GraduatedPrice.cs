namespace Payg.Core.Pricing.Models;

/// <summary>Each unit costs the rate of the tier that it falls into.</summary>
/// <param name="Tiers">In rising order; the last is open. 1 to <see cref="Tier.MaxCount"/>.</param>
public sealed record GraduatedPrice(TierList Tiers) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long billable)
    {
        long below = 0;
        foreach (var tier in Tiers)
        {
            if (tier.FlatNanos > 0)
                yield return tier.Fee(below + 1, PerUnits);

            var upTo = Math.Min(billable, tier.UpTo ?? long.MaxValue);
            yield return Pricing.Charge.AtRate(below + 1, upTo - below, tier.AmountNanos);
            if (upTo == billable)
                yield break;

            below = upTo;
        }
    }
}
