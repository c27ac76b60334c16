namespace Payg.Core.Pricing.Models;

/// <summary>Nothing is charged, whatever the quantity.</summary>
public sealed record FreePrice : PriceModel
{
    /// <inheritdoc/>
    public override Int128? UnitNanos => 0;

    internal override IEnumerable<Charge> Charge(long before, long upTo) =>
        [Models.Charge.AtRate(before + 1, upTo - before, 0)];

    internal override Int128 AtMost(long units) => 0;
}
