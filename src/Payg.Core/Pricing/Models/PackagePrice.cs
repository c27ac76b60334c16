namespace Payg.Core.Pricing.Models;

/// <summary>
/// Every started block of units costs the same; <see cref="PriceModel.PerUnits"/> is the block's size.
/// </summary>
/// <param name="AmountNanos">What one block costs.</param>
public sealed record PackagePrice(long AmountNanos) : PriceModel
{
    internal override IEnumerable<Charge> Charge(long billable)
    {
        var blocks = ((billable - 1) / PerUnits) + 1;
        var numerator = checked((Int128)blocks * AmountNanos * PerUnits);
        return [new Charge(ChargeKind.Packages, 1, billable, AmountNanos, numerator)];
    }
}
