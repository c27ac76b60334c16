using Payg.Core.Pricing;
using Payg.Metering.Http;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Meters;

/// <summary>A meter as administrators see it.</summary>
/// <param name="Id">The meter's number.</param>
/// <param name="Key">Its public name, which never changes.</param>
/// <param name="Name">What it is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered; * for all.</param>
/// <param name="Route">Where its API is.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="ChargedStatuses">Which answers are charged, such as 200-299,404.</param>
/// <param name="Price">The price in force.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RetiredAt">Since when it is off the price list; null: it is on it.</param>
internal sealed record AdminMeterResponse(
    int Id,
    string Key,
    string? Name,
    string Method,
    string Route,
    string Unit,
    string ChargedStatuses,
    PriceResponse Price,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RetiredAt)
{
    /// <summary>The meter as the API shows it.</summary>
    public static AdminMeterResponse Of(MeterRow row, Price price) => new(
        row.Id, row.Key, row.Name, row.Method, row.Route, row.Unit, row.ChargedStatuses, PriceResponse.Of(price),
        row.CreatedAt, row.RetiredAt);
}
