using Payg.Core.Amounts;
using Payg.Core.Invoicing;

namespace Payg.Storage.Model.Invoices;

/// <summary>
/// An invoice or a credit note. A draft has no number and no amounts: they are computed whenever it is read. What is
/// final never changes but for how it was paid and how much of it was credited.
/// </summary>
public sealed class InvoiceRow
{
    /// <summary>The longest number, in characters.</summary>
    public const int MaxNumberLength = 40;

    /// <summary>The longest text of a party, in characters of JSON.</summary>
    public const int MaxPartyLength = 4000;

    /// <summary>The longest reason or reference, in characters.</summary>
    public const int MaxTextLength = 500;

    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Who is billed.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>Whether it bills or credits.</summary>
    public InvoiceKind Kind { get; set; }

    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>Whether it is final.</summary>
    public InvoiceState State { get; set; }

    /// <summary>Whether it was paid.</summary>
    public PaymentState Payment { get; set; }

    /// <summary>Its number, unique and without gaps in its series; null: a draft.</summary>
    public string? Number { get; set; }

    /// <summary>The invoice that a credit note corrects; null: this is an invoice.</summary>
    public Guid? OriginalId { get; set; }

    /// <summary>Why a credit note was made, as the customer reads it; null: this is an invoice.</summary>
    public string? Reason { get; set; }

    /// <summary>The ISO 4217 code of its amounts.</summary>
    public required string Currency { get; set; }

    /// <summary>How many fraction digits amounts that can be paid have.</summary>
    public short MinorDigits { get; set; }

    /// <summary>The first instant of the billing period.</summary>
    public DateTimeOffset PeriodStart { get; set; }

    /// <summary>The first instant after the billing period.</summary>
    public DateTimeOffset PeriodEnd { get; set; }

    /// <summary>The IANA name of the time zone whose calendar month the period is.</summary>
    public required string TimeZone { get; set; }

    /// <summary>When the draft was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it became final; null: it is a draft.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>Until when it is to be paid; null: a draft, or a credit note.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it was paid; null: it was not.</summary>
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>When it was reported that it was not paid in time; null: it was not reported.</summary>
    public DateTimeOffset? OverdueAt { get; set; }

    /// <summary>What identifies the payment, such as the text of a bank transfer.</summary>
    public string? PaymentReference { get; set; }

    /// <summary>Before tax, in minor units; of a credit note as well 0 or more.</summary>
    public long NetMinor { get; set; }

    /// <summary>The tax, in minor units.</summary>
    public long TaxMinor { get; set; }

    /// <summary>With tax, in minor units.</summary>
    public long GrossMinor { get; set; }

    /// <summary>How much of the gross amount credit notes took back, in minor units.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>Whether tax is in the amounts of the lines.</summary>
    public bool IsGross { get; set; }

    /// <summary>Whether tax is due.</summary>
    public TaxCategory TaxCategory { get; set; }

    /// <summary>The rate of tax, in parts per million.</summary>
    public int TaxRate { get; set; }

    /// <summary>What must be said about tax, such as why none is due; null: nothing.</summary>
    public string? TaxNote { get; set; }

    /// <summary>What rounding left for the next invoice, in nanos.</summary>
    public long CarryNanos { get; set; }

    /// <summary>The seller as they were then, JSON; null: a draft.</summary>
    public string? Seller { get; set; }

    /// <summary>The customer as they were then, JSON; null: a draft.</summary>
    public string? Buyer { get; set; }

    /// <summary>The key that the request for a credit note brought; null: none.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Journals that had not reported the whole period, with a blank between their ids; null: none.</summary>
    public string? Missing { get; set; }

    /// <summary>How it is taxed.</summary>
    public Tax Tax => new(TaxCategory, TaxRate);

    /// <summary>The minor unit of its amounts.</summary>
    public MinorUnit Unit => new(MinorDigits);

    /// <summary>What credit notes have not taken back of it, in minor units.</summary>
    public long LeftMinor => GrossMinor - CreditedMinor;

    /// <summary>What is still to be paid, in minor units.</summary>
    public long DueMinor => Kind is InvoiceKind.Invoice && Payment is PaymentState.Open ? LeftMinor : 0;

    /// <summary>Whether it may be paid: one that was given up may, too.</summary>
    public bool IsPayable => Kind is InvoiceKind.Invoice && State is InvoiceState.Final
        && Payment is PaymentState.Open or PaymentState.Uncollectible;
}

/// <summary>What a document does.</summary>
public enum InvoiceKind : short
{
    /// <summary>It bills a period.</summary>
    Invoice = 0,

    /// <summary>It takes back an invoice or a part of it.</summary>
    CreditNote = 1,
}

/// <summary>How far a document is.</summary>
public enum InvoiceState : short
{
    /// <summary>It can be looked at; it has no number.</summary>
    Draft = 0,

    /// <summary>It was issued and does not change.</summary>
    Final = 1,
}

/// <summary>Whether an invoice was paid.</summary>
public enum PaymentState : short
{
    /// <summary>Not yet.</summary>
    Open = 0,

    /// <summary>All of it, or nothing was to be paid.</summary>
    Paid = 1,

    /// <summary>Nobody expects it to be paid any more.</summary>
    Uncollectible = 2,

    /// <summary>Credit notes took back all of it.</summary>
    Void = 3,
}
