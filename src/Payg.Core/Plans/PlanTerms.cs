namespace Payg.Core.Plans;

/// <summary>What a version of a plan charges, in nanos of its currency. Immutable.</summary>
/// <param name="FeeNanos">The fee for a billing period, charged in advance; 0 or more.</param>
/// <param name="MinimumNanos">What usage of a billing period comes to at least; 0: no minimum.</param>
public readonly record struct PlanTerms(Int128 FeeNanos, Int128 MinimumNanos)
{
    /// <summary>The highest fee, minimum or included credit: 10^9 of the currency.</summary>
    public const long MaxNanos = 1_000_000_000L * Amounts.Money.NanosPerUnit;

    /// <summary>Whether it never charges anything.</summary>
    public bool IsFree => FeeNanos == 0 && MinimumNanos == 0;

    /// <summary>
    /// Whether a change to it from others takes effect at once: its fee is higher or, of equal fees, its minimum is not
    /// lower.
    /// </summary>
    public bool IsUpgradeFrom(PlanTerms other) =>
        FeeNanos > other.FeeNanos || (FeeNanos == other.FeeNanos && MinimumNanos >= other.MinimumNanos);
}
