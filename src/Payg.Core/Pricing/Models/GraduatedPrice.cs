namespace Payg.Core.Pricing.Models;

/// <summary>Each unit costs the rate of the tier that it falls into.</summary>
/// <param name="Tiers">In rising order; the last is open. 1 to <see cref="Tier.MaxCount"/>.</param>
public sealed record GraduatedPrice(TierList Tiers) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long before, long upTo)
    {
        long below = 0;
        foreach (var tier in Tiers)
        {
            var end = Math.Min(upTo, tier.UpTo ?? long.MaxValue);
            if (end > before)
            {
                // The fee belongs to the tier's first unit: a customer who had that before has paid it.
                if (below >= before && tier.FlatNanos > 0)
                    yield return tier.Fee(below + 1, PerUnits);

                var from = Math.Max(below, before);
                yield return Models.Charge.AtRate(from + 1, end - from, tier.AmountNanos);
            }

            if (end == upTo)
                yield break;

            below = end;
        }
    }

    internal override Int128 AtMost(long units) => Tiers.AtMost(units, PerUnits);
}
