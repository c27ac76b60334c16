using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Core.Pricing;

/// <summary>
/// The prices of a meter that take over together: most often one, or one for each case of dimensions. Usage is priced
/// by the first whose <see cref="Price.When"/> it includes; usage that includes none has no price.
/// </summary>
/// <param name="Prices">The prices in the order in which they are tried; at least one.</param>
public sealed record PriceSet(IReadOnlyList<Price> Prices)
{
    /// <summary>Names the set: the number of its first price.</summary>
    public PriceId Id => Prices[0].Id;

    /// <inheritdoc cref="Price.Meter"/>
    public MeterId Meter => Prices[0].Meter;

    /// <inheritdoc cref="Price.Currency"/>
    public Currency Currency => Prices[0].Currency;

    /// <inheritdoc cref="Price.Customer"/>
    public CustomerId? Customer => Prices[0].Customer;

    /// <inheritdoc cref="Price.Unit"/>
    public string Unit => Prices[0].Unit;

    /// <inheritdoc cref="Price.EffectiveFrom"/>
    public DateTimeOffset EffectiveFrom => Prices[0].EffectiveFrom;

    /// <inheritdoc cref="Price.IsFromNextPeriod"/>
    public bool IsFromNextPeriod => Prices[0].IsFromNextPeriod;

    /// <summary>Whether it ends a customer's own prices: the price list applies again.</summary>
    public bool IsOfList => Prices[0].Model is Models.ListPrice;

    /// <summary>The price of usage that no case covers, or null.</summary>
    public Price? Default => Of(Dimensions.None);

    /// <summary>The price of usage with these dimensions, or null.</summary>
    public Price? Of(Dimensions dimensions) => Prices.FirstOrDefault(price => dimensions.Include(price.When));

    /// <summary>Whether this set charges as the other does: posted after it, it would change nothing.</summary>
    public bool ChargesAs(PriceSet other) =>
        Prices.Count == other.Prices.Count
        && Prices.Zip(other.Prices).All(pair => pair.First.ChargesAs(pair.Second));
}
