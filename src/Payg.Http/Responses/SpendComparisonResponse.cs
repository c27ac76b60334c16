using System.ComponentModel;

namespace Payg.Http.Responses;

/// <summary>What was spent in the same span of the billing period before.</summary>
/// <param name="From">The start of the span.</param>
/// <param name="To">
/// The first instant after it: as much of the period before as has passed of this one, or all of it.
/// </param>
/// <param name="Cost">What was spent in it.</param>
/// <param name="ChangePercent">
/// By how many percent this period's spend differs, rounded; null: nothing was spent before.
/// </param>
[Description("What was spent in the same span of the billing period before.")]
public sealed record SpendComparisonResponse(
    [property: Description("The start of the span.")]
    DateTimeOffset From,
    [property: Description(
        "The first instant after it: as much of the period before as has passed of this one, or all of it.")]
    DateTimeOffset To,
    [property: Description("What was spent in it.")]
    MoneyResponse Cost,
    [property: Description(
        "By how many percent this period's spend differs, rounded; null: nothing was spent before.")]
    int? ChangePercent);
