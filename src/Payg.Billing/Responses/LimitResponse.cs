namespace Payg.Billing.Responses;

/// <summary>How many calls of a meter a customer may make.</summary>
/// <param name="MeterId">The meter's number.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="CallsPerMinute">
/// Calls a minute, with all tokens together, on each node: 1 to 6,000,000. A sixth of them may come at once.
/// </param>
public sealed record LimitResponse(
    int MeterId,
    string Meter,
    string? MeterName,
    string Method,
    int CallsPerMinute);
