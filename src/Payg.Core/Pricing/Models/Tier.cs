namespace Payg.Core.Pricing.Models;

/// <summary>One step of a tiered price.</summary>
/// <param name="UpTo">The last billable unit in the tier, counted from the first; null: no end.</param>
/// <param name="AmountNanos">What <see cref="PriceModel.PerUnits"/> units in the tier cost. 0 or more.</param>
/// <param name="FlatNanos">Charged once when the tier is reached. 0 or more.</param>
public readonly record struct Tier(long? UpTo, long AmountNanos, long FlatNanos = 0)
{
    /// <summary>The most tiers that a price may have.</summary>
    public const int MaxCount = 100;

    internal Charge Fee(long firstUnit, long perUnits) =>
        new(ChargeKind.TierFee, firstUnit, 0, FlatNanos, (Int128)FlatNanos * perUnits);
}
