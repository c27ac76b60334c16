using Payg.Core.Amounts;
using Payg.Core.Pricing;

namespace Payg.Core.Rating;

/// <summary>
/// Rating: the pure function from a price and the quantity of one usage line to its cost. The charges of a line are
/// summed as an exact fraction in <see cref="Int128"/> and rounded once, half to even. Overflow throws
/// <see cref="OverflowException"/>; nothing wraps. Thread-safe: there is no state.
/// </summary>
public static class Rater
{
    /// <summary>What <paramref name="quantity"/> units on one usage line cost.</summary>
    /// <param name="price">The price in force.</param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static Money Rate(Price price, long quantity)
    {
        Int128 total = 0;
        foreach (var charge in Charges(price.Model, quantity))
            total = checked(total + charge.Numerator);
        return new Money(Rounding.DivideHalfToEven(total, price.Model.PerUnits), price.Currency);
    }

    /// <summary>How the cost comes about, part by part. The parts sum to <see cref="Rate"/> exactly.</summary>
    /// <param name="price">The price in force.</param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static IReadOnlyList<CostPart> Explain(Price price, long quantity)
    {
        var parts = new List<CostPart>();
        var free = Math.Min(quantity, price.Model.FreeUnits);
        if (free > 0)
            parts.Add(new CostPart(ChargeKind.Free, 1, free, Money.Zero(price.Currency), Money.Zero(price.Currency)));

        // A part is the difference of two rounded running totals, so that no rounding is lost between the parts.
        Int128 total = 0;
        var before = Money.Zero(price.Currency);
        foreach (var charge in Charges(price.Model, quantity))
        {
            total = checked(total + charge.Numerator);
            var upToHere = new Money(Rounding.DivideHalfToEven(total, price.Model.PerUnits), price.Currency);
            var rate = new Money(charge.AmountNanos, price.Currency);
            parts.Add(new CostPart(charge.Kind, free + charge.FirstUnit, charge.Quantity, rate, upToHere - before));
            before = upToHere;
        }

        return parts;
    }

    private static IEnumerable<Charge> Charges(PriceModel model, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var billable = quantity - model.FreeUnits;
        return billable > 0 ? model.Charge(billable) : [];
    }
}
