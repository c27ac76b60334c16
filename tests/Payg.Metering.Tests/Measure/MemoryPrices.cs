using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Metering.Tests.Measure;

/// <summary>Prices that a test sets.</summary>
internal sealed class MemoryPrices : IPriceCatalog
{
    private PriceBook _book = new([]);
    private List<Price> _prices = [];

    /// <summary>Adds a price for usage with these dimensions alone.</summary>
    public void Add(MeterId meter, Dimensions when)
    {
        var at = DateTimeOffset.UnixEpoch.AddDays(_prices.Count);
        _prices = [.. _prices, new(new(_prices.Count + 1), meter, Currency.Usd, at, new FlatPrice(1)) { When = when }];
        _book = new PriceBook(_prices);
    }

    public Task<PriceBook> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_book);
}
