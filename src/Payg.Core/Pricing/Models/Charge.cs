namespace Payg.Core.Pricing.Models;

/// <summary>
/// One reason to pay, before rounding: <see cref="Numerator"/> nanos divided by the model's
/// <see cref="PriceModel.PerUnits"/>.
/// </summary>
/// <param name="FirstUnit">The first billable unit that it covers, counted from 1 over the billing period.</param>
/// <param name="AmountNanos">The rate, or the fixed amount.</param>
/// <param name="Numerator">The charge times <see cref="PriceModel.PerUnits"/>: exact.</param>
internal readonly record struct Charge(
    ChargeKind Kind, long FirstUnit, long Quantity, long AmountNanos, Int128 Numerator)
{
    /// <summary>So many units at one rate. Cannot overflow: both factors are below 2⁶³.</summary>
    public static Charge AtRate(long firstUnit, long quantity, long amountNanos) =>
        new(ChargeKind.Units, firstUnit, quantity, amountNanos, (Int128)quantity * amountNanos);
}

/// <summary>What a part of a cost is for.</summary>
public enum ChargeKind
{
    /// <summary>Units that the free allowance covers.</summary>
    Free,

    /// <summary>Units at a rate.</summary>
    Units,

    /// <summary>A fixed amount for reaching a tier.</summary>
    TierFee,

    /// <summary>Started blocks of units.</summary>
    Packages,
}
