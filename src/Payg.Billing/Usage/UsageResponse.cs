using System.ComponentModel;
using Payg.Http.Responses;

namespace Payg.Billing.Usage;

/// <summary>How much of one meter was used in one window.</summary>
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
    MoneyResponse Cost);
