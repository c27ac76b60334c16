using Payg.Core.Usage;

namespace Payg.Core.Pricing;

/// <summary>
/// All prices of all meters, answering which was in force when. Usage from before a meter's first price is priced by
/// that first price, so that a clock set back leaves nothing unpriced. Of two prices from the same instant on, the one
/// with the higher number is in force: it was set later, and so stands in the other's place. Immutable and safe for
/// concurrent use.
/// </summary>
public sealed class PriceBook
{
    private readonly Dictionary<MeterId, Price[]> _byMeter;
    private readonly Dictionary<PriceId, Price> _byId;

    /// <summary>Makes a book of prices in any order.</summary>
    /// <exception cref="ArgumentException">Two prices have the same number.</exception>
    public PriceBook(IReadOnlyCollection<Price> prices)
    {
        _byMeter = prices.OrderBy(price => price.EffectiveFrom).ThenBy(price => price.Id)
            .GroupBy(price => price.Meter)
            .ToDictionary(group => group.Key, group => group.ToArray());
        _byId = prices.ToDictionary(price => price.Id);
    }

    /// <summary>The price of that number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Price this[PriceId id] => _byId[id];

    /// <summary>The price in force at the instant: the latest that began at or before it.</summary>
    /// <exception cref="KeyNotFoundException">The meter has no price at all.</exception>
    public Price InForce(MeterId meter, DateTimeOffset at)
    {
        var prices = _byMeter.TryGetValue(meter, out var found)
            ? found
            : throw new KeyNotFoundException($"Meter {meter.Value} has no price.");
        var index = prices.Length - 1;
        while (index > 0 && prices[index].EffectiveFrom > at)
            index--;
        return prices[index];
    }
}
