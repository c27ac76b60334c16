using System.ComponentModel;

namespace Payg.Http.Responses;

/// <summary>What a billing period comes to at its end.</summary>
/// <param name="End">The first instant after the period.</param>
/// <param name="Cost">What it costs so far, and for the rest of it the average of the last days.</param>
/// <param name="Days">Of how many of the last days: 3 to 7, as far back as there was usage.</param>
[Description("What a billing period comes to at its end.")]
public sealed record SpendForecastResponse(
    [property: Description("The first instant after the period.")]
    DateTimeOffset End,
    [property: Description("What it costs so far, and for the rest of it the average of the last days.")]
    MoneyResponse Cost,
    [property: Description("Of how many of the last days: 3 to 7, as far back as there was usage.")]
    int Days);
