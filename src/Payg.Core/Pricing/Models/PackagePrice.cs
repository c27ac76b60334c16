namespace Payg.Core.Pricing.Models;

/// <summary>
/// Every started block of units costs the same; <see cref="PriceModel.PerUnits"/> is the block's size.
/// </summary>
/// <param name="AmountNanos">What one block costs.</param>
public sealed record PackagePrice(long AmountNanos) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long before, long upTo)
    {
        var blocks = Blocks(upTo) - Blocks(before);
        var numerator = checked((Int128)blocks * AmountNanos * PerUnits);
        return [new Charge(ChargeKind.Packages, before + 1, upTo - before, AmountNanos, numerator)];
    }

    internal override Int128 Spread(long units) => units == 0 ? 0 : (Int128)AmountNanos * PerUnits;

    internal override Int128 AtMost(long units) =>
        units == 0 ? 0 : checked((Int128)(Blocks(units) + 1) * AmountNanos * PerUnits);

    private long Blocks(long billable) => billable == 0 ? 0 : ((billable - 1) / PerUnits) + 1;
}
