using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Invoicing;
using Payg.Http.Responses;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Invoicing;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

/// <summary>An invoice or a credit note.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">invoice or credit_note.</param>
/// <param name="Number">Its number; null: a draft.</param>
/// <param name="State">draft or final. What is final does not change but for how it is paid.</param>
/// <param name="PaymentStatus">open, overdue, paid, uncollectible or void; null: a draft.</param>
/// <param name="CustomerId">Who is billed.</param>
/// <param name="CustomerName">What they are called.</param>
/// <param name="Month">The billing period.</param>
/// <param name="PeriodStart">The first instant of the period.</param>
/// <param name="PeriodEnd">The first instant after it.</param>
/// <param name="TimeZone">The time zone whose calendar month it is.</param>
/// <param name="IssuedAt">When it was issued; null: a draft.</param>
/// <param name="DueAt">Until when it is to be paid.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="PaymentReference">What identifies the payment.</param>
/// <param name="Net">Before tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Gross">With tax.</param>
/// <param name="Credited">How much of it credit notes took back.</param>
/// <param name="Due">What is still to be paid.</param>
/// <param name="TaxCategory">standard, reverse_charge, exempt or outside_scope.</param>
/// <param name="TaxRate">The rate of tax, in percent.</param>
/// <param name="TaxNote">What must be said about tax.</param>
/// <param name="PricesIncludeTax">Whether tax is in the amounts of the lines.</param>
/// <param name="Original">The invoice that a credit note corrects.</param>
/// <param name="Reason">Why a credit note was made.</param>
/// <param name="MissingJournals">Journals that had not reported the whole period.</param>
/// <param name="Seller">Who sells; null in lists and of drafts.</param>
/// <param name="Buyer">Who buys; null in lists and of drafts.</param>
/// <param name="Lines">What is billed; null in lists.</param>
[Description("An invoice or a credit note.")]
internal sealed record InvoiceResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("invoice or credit_note.")]
    string Kind,
    [property: Description("Its number; null: a draft.")]
    string? Number,
    [property: Description("draft or final. What is final does not change but for how it is paid.")]
    string State,
    [property: Description("open, overdue, paid, uncollectible or void; null: a draft.")]
    string? PaymentStatus,
    [property: Description("Who is billed.")]
    Guid CustomerId,
    [property: Description("What they are called.")]
    string CustomerName,
    [property: Description("The billing period, yyyy-MM.")]
    string Month,
    [property: Description("The first instant of the period.")]
    DateTimeOffset PeriodStart,
    [property: Description("The first instant after it.")]
    DateTimeOffset PeriodEnd,
    [property: Description("The time zone whose calendar month it is.")]
    string TimeZone,
    [property: Description("When it was issued; null: a draft.")]
    DateTimeOffset? IssuedAt,
    [property: Description("Until when it is to be paid.")]
    DateTimeOffset? DueAt,
    [property: Description("When it was paid.")]
    DateTimeOffset? PaidAt,
    [property: Description("What identifies the payment.")]
    string? PaymentReference,
    [property: Description("Before tax.")]
    MoneyResponse Net,
    [property: Description("The tax.")]
    MoneyResponse Tax,
    [property: Description("With tax.")]
    MoneyResponse Gross,
    [property: Description("How much of it credit notes took back.")]
    MoneyResponse Credited,
    [property: Description("What is still to be paid.")]
    MoneyResponse Due,
    [property: Description("standard, reverse_charge, exempt or outside_scope.")]
    string TaxCategory,
    [property: Description("The rate of tax, in percent.")]
    string TaxRate,
    [property: Description("What must be said about tax.")]
    string? TaxNote,
    [property: Description("Whether tax is in the amounts of the lines.")]
    bool PricesIncludeTax,
    [property: Description("The invoice that a credit note corrects.")]
    Guid? Original,
    [property: Description("Why a credit note was made.")]
    string? Reason,
    [property: Description("Journals that had not reported the whole period.")]
    IReadOnlyList<Guid> MissingJournals,
    [property: Description("Who sells; null in lists and of drafts.")]
    InvoiceParty? Seller,
    [property: Description("Who buys; null in lists and of drafts.")]
    InvoiceParty? Buyer,
    [property: Description("What is billed; null in lists.")]
    IReadOnlyList<InvoiceLineResponse>? Lines)
{
    /// <summary>An invoice that is final; its lines where they are given.</summary>
    public static InvoiceResponse Of(
        InvoiceRow row, string customer, DateTimeOffset now, IReadOnlyList<InvoiceLineRow>? lines = null)
    {
        MoneyResponse Show(long minor) => new(row.Unit.Format(minor), row.Currency);
        return new InvoiceResponse(
            row.Id, InvoiceWords.Of(row.Kind), row.Number, InvoiceWords.Of(row.State), InvoiceWords.PaymentOf(row, now),
            row.CustomerId, customer, BillingMonth.FromNumber(row.Month).ToString(), row.PeriodStart, row.PeriodEnd,
            row.TimeZone, row.IssuedAt, row.DueAt, row.PaidAt, row.PaymentReference, Show(row.NetMinor),
            Show(row.TaxMinor), Show(row.GrossMinor), Show(row.CreditedMinor), Show(row.DueMinor),
            row.TaxCategory.Name(), row.Tax.Percent, row.TaxNote, row.IsGross, row.OriginalId, row.Reason,
            InvoiceWords.IdsOf(row.Missing), lines is null ? null : InvoiceParty.Read(row.Seller),
            lines is null ? null : InvoiceParty.Read(row.Buyer),
            lines?.Select(line => InvoiceLineResponse.Of(line, row)).ToList());
    }

    /// <summary>A draft, by what it would say now.</summary>
    public static InvoiceResponse Of(
        InvoiceRow row, string customer, DateTimeOffset now, InvoiceDraft draft, bool withLines)
    {
        var totals = draft.Totals;
        MoneyResponse Show(long minor) => new(draft.Unit.Format(minor), draft.Payer.Currency.Code);
        return Of(row, customer, now) with
        {
            Net = Show(totals.Net),
            Tax = Show(totals.Tax),
            Gross = Show(totals.Gross),
            Credited = Show(0),
            Due = Show(totals.Gross),
            TaxCategory = draft.Tax.Category.Name(),
            TaxRate = draft.Tax.Percent,
            PricesIncludeTax = draft.IsGross,
            Lines = withLines
                ? [.. draft.Lines.Select((line, i) => InvoiceLineResponse.Of(line, draft.Rounded.Lines[i], draft))]
                : null,
        };
    }
}

/// <summary>A line of an invoice.</summary>
/// <param name="Kind">usage, adjustment, credit, correction, fee or minimum.</param>
/// <param name="Month">The billing period that it is for: an earlier one for late usage, a later one for fees.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Unit">What the quantity counts.</param>
/// <param name="Price">The price in words.</param>
/// <param name="Exact">What it comes to exactly.</param>
/// <param name="Amount">What it adds to the sum.</param>
[Description("A line of an invoice.")]
internal sealed record InvoiceLineResponse(
    [property: Description("usage, adjustment, credit, correction, fee or minimum.")]
    string Kind,
    [property: Description("The billing period that it is for: an earlier one for late usage, a later one for fees.")]
    string Month,
    [property: Description("What it is for.")]
    string Description,
    [property: Description("How much was used.")]
    long? Quantity,
    [property: Description("What the quantity counts.")]
    string? Unit,
    [property: Description("The price in words.")]
    string? Price,
    [property: Description("What it comes to exactly.")]
    MoneyResponse Exact,
    [property: Description("What it adds to the sum.")]
    MoneyResponse Amount)
{
    /// <summary>A line of a final invoice.</summary>
    public static InvoiceLineResponse Of(InvoiceLineRow line, InvoiceRow invoice) => new(
        InvoiceWords.Of(line.Kind), BillingMonth.FromNumber(line.Month).ToString(), line.Description, line.Quantity,
        line.Unit, line.Price, new MoneyResponse(Money.FormatNanos(line.ExactNanos), invoice.Currency),
        new MoneyResponse(invoice.Unit.Format(line.AmountMinor), invoice.Currency));

    /// <summary>A line of a draft.</summary>
    public static InvoiceLineResponse Of(DraftLine line, long amount, InvoiceDraft draft) => new(
        InvoiceWords.Of(line.Kind), line.Month.ToString(), line.Description, line.Quantity, line.Unit, line.Price,
        new MoneyResponse(Money.FormatNanos(line.ExactNanos), draft.Payer.Currency.Code),
        new MoneyResponse(draft.Unit.Format(amount), draft.Payer.Currency.Code));
}
