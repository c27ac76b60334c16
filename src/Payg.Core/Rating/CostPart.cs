using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Rating;

/// <summary>One part of the explanation of a usage line's cost.</summary>
/// <param name="Kind">What this part is for.</param>
/// <param name="FirstUnit">The first unit that it covers, counted from 1 over the billing period.</param>
/// <param name="Quantity">How many units it covers; 0 for a fee.</param>
/// <param name="Rate">The rate for the price's units, the price of a block, or the fee.</param>
/// <param name="Cost">What this part adds to the cost of the line, after rounding.</param>
public sealed record CostPart(ChargeKind Kind, long FirstUnit, long Quantity, Money Rate, Money Cost);
