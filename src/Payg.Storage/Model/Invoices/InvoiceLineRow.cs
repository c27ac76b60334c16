using Payg.Core.Amounts;

namespace Payg.Storage.Model.Invoices;

/// <summary>
/// A line of a final invoice, with its own copy of what explains it. The lines of a usage line on all invoices sum to
/// what was invoiced of it.
/// </summary>
public sealed class InvoiceLineRow
{
    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 500;

    /// <summary>The longest price in words, in characters.</summary>
    public const int MaxPriceLength = 1000;

    /// <summary>Who is billed.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The invoice.</summary>
    public Guid InvoiceId { get; set; }

    /// <summary>Its place on the invoice, from 1 on.</summary>
    public int Position { get; set; }

    /// <summary>What it is about.</summary>
    public InvoiceLineKind Kind { get; set; }

    /// <summary>The billing period of the usage, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>The meter; 0: none.</summary>
    public int MeterId { get; set; }

    /// <summary>The price; 0: none.</summary>
    public int PriceId { get; set; }

    /// <summary>The correction; null: another kind of line.</summary>
    public Guid? AdjustmentId { get; set; }

    /// <summary>The subscription of a fee; null: another kind of line.</summary>
    public Guid? SubscriptionId { get; set; }

    /// <summary>What it is for.</summary>
    public required string Description { get; set; }

    /// <summary>What the quantity counts; null: no quantity.</summary>
    public string? Unit { get; set; }

    /// <summary>How much was used; null: an amount without quantity.</summary>
    public long? Quantity { get; set; }

    /// <summary>The price in words; null: none.</summary>
    public string? Price { get; set; }

    /// <summary>The whole units of what it comes to exactly, rounded down.</summary>
    public long ExactUnits { get; set; }

    /// <summary>The rest of what it comes to exactly, in nanos.</summary>
    public int ExactFraction { get; set; }

    /// <summary>What it adds to the total, in minor units.</summary>
    public long AmountMinor { get; set; }

    /// <summary>What it comes to exactly, in nanos.</summary>
    public Int128 ExactNanos => AmountParts.Join(ExactUnits, ExactFraction);
}

/// <summary>What a line of an invoice is about.</summary>
public enum InvoiceLineKind : short
{
    /// <summary>Usage.</summary>
    Usage = 0,

    /// <summary>A correction in money.</summary>
    Adjustment = 1,

    /// <summary>Credit that paid for usage.</summary>
    Credit = 2,

    /// <summary>What a credit note takes back.</summary>
    Correction = 3,

    /// <summary>The fee of a plan, or what a change of plans gives back of it.</summary>
    Fee = 4,

    /// <summary>What usage lacks to the minimum of plans.</summary>
    Minimum = 5,
}
