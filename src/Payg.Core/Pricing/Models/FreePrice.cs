namespace Payg.Core.Pricing.Models;

/// <summary>Nothing is charged, whatever the quantity.</summary>
public sealed record FreePrice : PriceModel
{
    internal override IEnumerable<Charge> Charge(long billable) => [Pricing.Charge.AtRate(1, billable, 0)];
}
