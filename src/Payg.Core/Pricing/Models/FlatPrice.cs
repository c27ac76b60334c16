namespace Payg.Core.Pricing.Models;

/// <summary>Every unit costs the same.</summary>
/// <param name="AmountNanos">What <see cref="PriceModel.PerUnits"/> units cost.</param>
public sealed record FlatPrice(long AmountNanos) : PriceModel
{
    /// <inheritdoc/>
    public override Int128? UnitNanos =>
        FreeUnits == 0 && AmountNanos % PerUnits == 0 ? AmountNanos / PerUnits : null;

    internal override IEnumerable<Charge> Charge(long before, long upTo) =>
        [Models.Charge.AtRate(before + 1, upTo - before, AmountNanos)];

    internal override Int128 Spread(long units) => 0;

    internal override Int128 AtMost(long units) => (Int128)units * AmountNanos;
}
