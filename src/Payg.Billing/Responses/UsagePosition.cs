namespace Payg.Billing.Responses;

/// <summary>The place of an entry in a time series: by window, then by meter and unit.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The meter's HTTP method.</param>
/// <param name="Unit">What is counted.</param>
public readonly record struct UsagePosition(DateTimeOffset Start, string Meter, string Method, string Unit);
