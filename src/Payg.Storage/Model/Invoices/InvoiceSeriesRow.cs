namespace Payg.Storage.Model.Invoices;

/// <summary>The last number of a series of invoices. It rises in the transaction that makes an invoice final.</summary>
public sealed class InvoiceSeriesRow
{
    /// <summary>What the numbers begin with, such as <c>INV-2026</c>.</summary>
    public required string Series { get; set; }

    /// <summary>The last number given.</summary>
    public long Last { get; set; }
}

/// <summary>
/// A billing period that invoices are made of. The first one is where invoices begin: what was used before is billed
/// in another way.
/// </summary>
public sealed class InvoiceMonthRow
{
    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset StartedAt { get; set; }
}
