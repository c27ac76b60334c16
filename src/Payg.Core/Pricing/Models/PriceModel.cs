namespace Payg.Core.Pricing.Models;

/// <summary>
/// How a quantity becomes money. Amounts are nanos of the price's currency and never negative; a rate is so many
/// nanos per <see cref="PerUnits"/> units, so that $0.15 per million tokens is exact. Units are counted from the start
/// of the billing period, over all of the meter's prices in it: the first <see cref="FreeUnits"/> cost nothing; tiers
/// and packages start counting after them. The rules of a model are in <see cref="PriceModelRules"/>.
/// </summary>
public abstract record PriceModel
{
    private protected PriceModel()
    {
    }

    /// <summary>Units at the start of each billing period that are free: 0 or more, 0 by default.</summary>
    public long FreeUnits { get; init; }

    /// <summary>How many units a rate is for: 1 or more, 1 by default.</summary>
    public long PerUnits { get; init; } = 1;

    /// <summary>
    /// Whether tiers and free units start again when this price takes over within a billing period; by default they
    /// continue from what was used at the meter's earlier prices.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>
    /// What each unit costs wherever in a period it falls, in nanos; null: that depends on the units before it, or is
    /// no whole number.
    /// </summary>
    public virtual Int128? UnitNanos => null;

    /// <summary>The charges for a part of a period's units, in the order in which units are used.</summary>
    /// <param name="before">How many units, after the free ones, the period had before: 0 or more.</param>
    /// <param name="upTo">The last unit to charge for, counted as <paramref name="before"/>, and greater.</param>
    internal abstract IEnumerable<Charge> Charge(long before, long upTo);

    /// <summary>The billable units, rising, after which one more may lower a line's cost.</summary>
    internal virtual IEnumerable<long> Peaks => [];

    /// <summary>An upper bound of the cost of units anywhere in a period, times <see cref="PerUnits"/>.</summary>
    internal abstract Int128 AtMost(long units);

    /// <summary>
    /// By how much the cost of so many units may fall at most when others come before them, times
    /// <see cref="PerUnits"/>: an upper bound.
    /// </summary>
    internal virtual Int128 Spread(long units) => AtMost(units);

    /// <summary>
    /// The exact charge for the units that the period had before, times <see cref="PerUnits"/>: rounding continues
    /// from it, so that a line that is cut in two costs the same to the nano.
    /// </summary>
    internal virtual Int128 ChargedBefore(long before)
    {
        Int128 total = 0;
        if (before > 0)
        {
            foreach (var charge in Charge(0, before))
                total += charge.Numerator;
        }

        return total;
    }
}
