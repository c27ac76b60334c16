using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Meters;

/// <summary>A meter as administrators see it.</summary>
/// <param name="Id">The meter's number.</param>
/// <param name="Key">Its public name, which never changes.</param>
/// <param name="Name">What it is called where people read it; null: its key.</param>
/// <param name="Description">What it does, for customers; null: nothing is said.</param>
/// <param name="DocsUrl">Where customers find its documentation; null: nowhere.</param>
/// <param name="Method">The HTTP method of its endpoints; * for several methods, or without endpoints.</param>
/// <param name="Route">The route of its first endpoint; null without endpoints.</param>
/// <param name="Endpoints">The HTTP endpoints that are bound to it, such as GET /api/maps.</param>
/// <param name="Dimensions">The names of the dimensions that its usage may have.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="ChargedStatuses">Which answers are charged, such as 200-299,404.</param>
/// <param name="Price">The price in force in the service's currency.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RetiredAt">Since when it is off the price list; null: it is on it.</param>
internal sealed record AdminMeterResponse(
    int Id,
    string Key,
    string? Name,
    string? Description,
    string? DocsUrl,
    string Method,
    string? Route,
    IReadOnlyList<string> Endpoints,
    IReadOnlyList<string> Dimensions,
    string Unit,
    string ChargedStatuses,
    PriceResponse Price,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RetiredAt)
{
    public static AdminMeterResponse Of(MeterRow row, Currency currency, PriceSet? price) => new(
        row.Id, row.Key, row.Name, row.Description, row.DocsUrl, row.Method, row.Route, row.Endpoints,
        row.Dimensions, row.Unit, row.ChargedStatuses,
        price is null ? PriceResponse.Unpriced(currency, row.Unit) : PriceResponse.Of(price), row.CreatedAt,
        row.RetiredAt);
}
