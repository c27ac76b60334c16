using System.ComponentModel;
using Payg.Service.Http;

namespace Payg.Service.Usage;

/// <summary>How much of one meter was used in one window.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Cost">What it added to the cost.</param>
internal sealed record UsageResponse(
    [property: Description("The window's first instant")] DateTimeOffset Start,
    [property: Description("The first instant after the window")] DateTimeOffset End,
    [property: Description("The meter's key")] string Meter,
    [property: Description("The HTTP method that is metered")] string Method,
    [property: Description("What is counted")] string Unit,
    [property: Description("How much was used, in units")] long Quantity,
    [property: Description("What it added to the cost; with volume prices this may be less than nothing")]
    MoneyResponse Cost);
