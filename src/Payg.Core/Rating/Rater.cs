using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Rating;

/// <summary>
/// Rating: the pure function from a price, the units that were used before and the quantity of one usage line to its
/// cost. The charges of a line are summed as an exact fraction in <see cref="Int128"/> and rounded half to even. Only
/// a position beyond a <see cref="long"/> throws <see cref="OverflowException"/>; no price within
/// <see cref="PriceModelRules"/> can. Thread-safe: there is no state.
/// </summary>
public static class Rater
{
    /// <summary>What <paramref name="quantity"/> units cost at the start of a billing period.</summary>
    /// <param name="price">The price in force.</param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static Money Rate(Price price, long quantity) => Rate(price, 0, quantity);

    /// <summary>
    /// What <paramref name="quantity"/> units on one usage line cost: tiers, blocks and free units continue from the
    /// units that the period had before, and what those reached is not charged again.
    /// </summary>
    /// <param name="price">The price in force.</param>
    /// <param name="before">
    /// How many units the meter's earlier prices had in the period, or since the last that restarted: 0 or more.
    /// </param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static Money Rate(Price price, long before, long quantity)
    {
        var run = new Run(price, before, quantity);
        var total = run.ChargedBefore;
        foreach (var charge in run.Charges)
            total = checked(total + charge.Numerator);
        return run.Round(total) - run.Round(run.ChargedBefore);
    }

    /// <summary>How the cost is calculated at the start of a billing period.</summary>
    /// <param name="price">The price in force.</param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static IReadOnlyList<CostPart> Explain(Price price, long quantity) => Explain(price, 0, quantity);

    /// <summary>
    /// How the cost is calculated, part by part. The parts sum to <see cref="Rate(Price, long, long)"/> exactly.
    /// </summary>
    /// <param name="price">The price in force.</param>
    /// <param name="before">As for <see cref="Rate(Price, long, long)"/>.</param>
    /// <param name="quantity">The line's whole quantity, 0 or more.</param>
    public static IReadOnlyList<CostPart> Explain(Price price, long before, long quantity)
    {
        var run = new Run(price, before, quantity);
        var zero = Money.Zero(price.Currency);
        var parts = new List<CostPart>();
        if (run.Free > 0)
            parts.Add(new CostPart(ChargeKind.Free, before + 1, run.Free, zero, zero));

        // A part is the difference of two rounded running totals, so that no rounding is lost between the parts.
        var total = run.ChargedBefore;
        var upTo = run.Round(total);
        foreach (var charge in run.Charges)
        {
            total = checked(total + charge.Numerator);
            var upToHere = run.Round(total);
            var rate = new Money(charge.AmountNanos, price.Currency);
            parts.Add(new CostPart(
                charge.Kind, price.Model.FreeUnits + charge.FirstUnit, charge.Quantity, rate, upToHere - upTo));
            upTo = upToHere;
        }

        return parts;
    }

    /// <summary>The units of one line, laid behind the free units.</summary>
    private readonly ref struct Run
    {
        private readonly Price _price;

        public Run(Price price, long before, long quantity)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(before);
            ArgumentOutOfRangeException.ThrowIfNegative(quantity);
            _price = price;
            var model = price.Model;
            var from = Math.Max(0, before - model.FreeUnits);
            var upTo = Math.Max(0, checked(before + quantity) - model.FreeUnits);
            Free = quantity - (upTo - from);
            Charges = upTo > from ? model.Charge(from, upTo) : [];
            ChargedBefore = upTo > from ? model.ChargedBefore(from) : 0;
        }

        public long Free { get; }

        public IEnumerable<Charge> Charges { get; }

        public Int128 ChargedBefore { get; }

        public Money Round(Int128 total) =>
            new(Rounding.DivideHalfToEven(total, _price.Model.PerUnits), _price.Currency);
    }
}
