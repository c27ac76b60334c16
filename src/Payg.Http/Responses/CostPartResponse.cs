using System.ComponentModel;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;

namespace Payg.Http.Responses;

/// <summary>One part of the explanation of a cost.</summary>
/// <param name="Kind">Free, units, tier_fee or packages.</param>
/// <param name="FirstUnit">The first unit that it covers, counted from 1.</param>
/// <param name="Quantity">How many units it covers; 0 for a fee.</param>
/// <param name="Rate">The rate, the price of a block, or the fee.</param>
/// <param name="Cost">What it adds to the cost.</param>
[Description("One part of the explanation of a cost.")]
public sealed record CostPartResponse(
    [property: Description("Free, units, tier_fee or packages.")]
    string Kind,
    [property: Description("The first unit that it covers, counted from 1.")]
    long FirstUnit,
    [property: Description("How many units it covers; 0 for a fee.")]
    long Quantity,
    [property: Description("The rate, the price of a block, or the fee.")]
    MoneyResponse Rate,
    [property: Description("What it adds to the cost.")]
    MoneyResponse Cost)
{
    /// <summary>The part as the API shows it.</summary>
    public static CostPartResponse Of(CostPart part) => new(
        part.Kind switch
        {
            ChargeKind.Free => "free",
            ChargeKind.Units => "units",
            ChargeKind.TierFee => "tier_fee",
            ChargeKind.Packages => "packages",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part.Kind, "Unknown part."),
        },
        part.FirstUnit,
        part.Quantity,
        MoneyResponse.Of(part.Rate),
        MoneyResponse.Of(part.Cost));
}
