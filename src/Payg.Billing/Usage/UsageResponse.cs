using System.ComponentModel;
using System.Text.Json.Serialization;
using Payg.Http.Responses;

namespace Payg.Billing.Usage;

[Description("How much of one meter was used in one window.")]
internal sealed record UsageResponse(
    [property: Description("The window's first instant.")]
    DateTimeOffset Start,
    [property: Description("The first instant after the window.")]
    DateTimeOffset End,
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("What the meter is called where people read it; null: its key.")]
    string? MeterName,
    [property: Description("The HTTP method that is metered.")]
    string Method,
    [property: Description("What is counted.")]
    string Unit,
    [property: Description("How much was used, in units.")]
    Int128 Quantity,
    [property: Description("What it added to the cost; with volume prices this may be less than nothing.")]
    MoneyResponse Cost,
    [property: Description("With group_by=api_key: the API key it was used with.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    UsageKeyResponse? ApiKey = null,
    [property: Description("With group_by and the name of a dimension: its value.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    UsageDimensionResponse? Dimension = null);

[Description("The value of the dimension by which usage is grouped.")]
internal sealed record UsageDimensionResponse(
    [property: Description("The name of the dimension.")]
    string Name,
    [property: Description("Its value; null: usage without it.")]
    string? Value);

[Description("The API key that something was used with.")]
internal sealed record UsageKeyResponse(
    [property: Description("The key's id; null: used in a session, or before usage was kept by key.")]
    Guid? Id,
    [property: Description("The key's name, also when the key is revoked; null where there is no id.")]
    string? Name);
