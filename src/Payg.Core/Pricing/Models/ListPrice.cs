namespace Payg.Core.Pricing.Models;

/// <summary>
/// Ends a customer's own price: from here on the price list applies to them again. It charges nothing itself, and no
/// usage is rated by it.
/// </summary>
public sealed record ListPrice : PriceModel
{
    internal override IEnumerable<Charge> Charge(long before, long upTo) =>
        throw new InvalidOperationException("Usage is rated by the price list, not by the return to it.");

    internal override Int128 AtMost(long units) => 0;
}
