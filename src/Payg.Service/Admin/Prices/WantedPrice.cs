using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Service.Admin.Prices;

/// <summary>Prices that are to be set together.</summary>
/// <param name="Customer">Whose own prices they are; null: they are for the price list.</param>
/// <param name="Cases">The models with the dimensions of their usage, in the order in which they are tried.</param>
/// <param name="From">From when on; null: now.</param>
/// <param name="IsFromNextPeriod">Whether they wait for each customer's next billing period.</param>
internal sealed record WantedPrice(
    Currency Currency,
    CustomerId? Customer,
    IReadOnlyList<(Dimensions When, PriceModel Model)> Cases,
    DateTimeOffset? From,
    bool IsFromNextPeriod)
{
    /// <summary>The prices, which have no numbers yet.</summary>
    public PriceSet At(MeterId meter, string unit, DateTimeOffset effectiveFrom) => new(
    [
        .. Cases.Select((known, i) => new Price(default, meter, Currency, effectiveFrom, known.Model)
        {
            Customer = Customer,
            When = known.When,
            Position = i,
            Unit = unit,
            IsFromNextPeriod = IsFromNextPeriod,
        }),
    ]);
}
