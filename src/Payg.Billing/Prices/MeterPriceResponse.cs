using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Storage.Model.Meters;

namespace Payg.Billing.Prices;

[Description("What one API costs now.")]
internal sealed record MeterPriceResponse(
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("What the API is called where people read it; null: the meter's key.")]
    string? Name,
    [property: Description("What the API does; null: nothing is said.")]
    string? Description,
    [property: Description("Where the API's documentation is; null: nowhere.")]
    string? DocsUrl,
    [property: Description("The HTTP method of its endpoints; * for several methods, or without endpoints.")]
    string Method,
    [property: Description("Where the API is; null: not an endpoint of this service.")]
    string? Route,
    [property: Description("The endpoints whose calls it counts, such as GET /api/maps.")]
    IReadOnlyList<string> Endpoints,
    [property: Description("What is counted.")]
    string Unit,
    [property: Description("Which answers are charged, by HTTP status, such as 200-299 or 200-299,404.")]
    string ChargedStatuses,
    [property: Description("The names of the dimensions that its usage may have, by which it may be priced.")]
    IReadOnlyList<string> Dimensions,
    [property: Description("The price in force.")]
    PriceResponse Price,
    [property: Description("The next scheduled prices, earliest first, at most 10.")]
    IReadOnlyList<PriceResponse> Upcoming)
{
    private const int MaxUpcoming = 10;

    public static MeterPriceResponse Of(
        MeterRow meter, Currency currency, PriceSet? price, IEnumerable<PriceSet> upcoming) => new(
        meter.Key, meter.Name, meter.Description, meter.DocsUrl, meter.Method, meter.Route, meter.Endpoints,
        price?.Unit ?? meter.Unit,
        meter.ChargedStatuses, meter.Dimensions,
        price is null ? PriceResponse.Unpriced(currency, meter.Unit) : PriceResponse.Of(price),
        [.. upcoming.Take(MaxUpcoming).Select(PriceResponse.Of)]);
}
