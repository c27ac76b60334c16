using Payg.Service.Http;

namespace Payg.Service.Usage;

/// <summary>How much of one meter was used in one window.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="End">The first instant after the window.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used, in units.</param>
/// <param name="Cost">What it added to the cost; with volume prices this may be less than nothing.</param>
internal sealed record UsageResponse(
    DateTimeOffset Start,
    DateTimeOffset End,
    string Meter,
    string Method,
    string Unit,
    long Quantity,
    MoneyResponse Cost);
