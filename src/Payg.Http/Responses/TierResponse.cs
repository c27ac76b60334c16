using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;

namespace Payg.Http.Responses;

/// <summary>A tier as the API shows it.</summary>
/// <param name="UpTo">The last unit in the tier; null: no end.</param>
/// <param name="Amount">What per units in the tier cost.</param>
/// <param name="FlatAmount">Charged once when the tier is reached.</param>
[Description("A tier as the API shows it.")]
public sealed record TierResponse(
    [property: Description("The last unit in the tier; null: no end.")]
    long? UpTo,
    [property: Description("What per units in the tier cost.")]
    string Amount,
    [property: Description("Charged once when the tier is reached.")]
    string FlatAmount)
{
    /// <summary>The tier as the API shows it.</summary>
    public static TierResponse Of(Tier tier) =>
        new(tier.UpTo, Money.FormatNanos(tier.AmountNanos), Money.FormatNanos(tier.FlatNanos));
}
