namespace Payg.Billing.Responses;

/// <summary>The place of an entry in a time series: by window, then by meter, unit, API key and dimension.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The meter's HTTP method.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="ApiKey">The number of the API key; 0: none, or not by key.</param>
public readonly record struct UsagePosition(
    DateTimeOffset Start, string Meter, string Method, string Unit, int ApiKey = 0)
{
    /// <summary>The value of the dimension; null: none, or not by dimension.</summary>
    public string? Dimension { get; init; }
}
