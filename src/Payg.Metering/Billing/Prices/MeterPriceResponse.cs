using System.ComponentModel;
using Payg.Core.Pricing;
using Payg.Metering.Http;
using Payg.Storage.Model;

namespace Payg.Metering.Billing.Prices;

/// <summary>What one API costs now.</summary>
[Description("What one API costs now.")]
internal sealed record MeterPriceResponse(
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("What the API is called where people read it; null: the meter's key.")]
    string? Name,
    [property: Description("The HTTP method that is metered.")]
    string Method,
    [property: Description("Where the API is.")]
    string Route,
    [property: Description("What is counted.")]
    string Unit,
    [property: Description("Which answers are charged, by HTTP status, such as 200-299 or 200-299,404.")]
    string ChargedStatuses,
    [property: Description("The price in force.")]
    PriceResponse Price)
{
    /// <summary>The meter at a price.</summary>
    public static MeterPriceResponse Of(MeterRow meter, Price price) => new(
        meter.Key, meter.Name, meter.Method, meter.Route, price.Unit, meter.ChargedStatuses, PriceResponse.Of(price));
}
