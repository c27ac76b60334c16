using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Invoicing;
using Payg.Http.Responses;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Invoicing;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

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
    public static InvoiceLineResponse Of(InvoiceLineRow line, InvoiceRow invoice) => new(
        InvoiceWords.Of(line.Kind), BillingMonth.FromNumber(line.Month).ToString(), line.Description, line.Quantity,
        line.Unit, line.Price, new MoneyResponse(Money.FormatNanos(line.ExactNanos), invoice.Currency),
        new MoneyResponse(invoice.Unit.Format(line.AmountMinor), invoice.Currency));

    public static InvoiceLineResponse Of(DraftLine line, long amount, InvoiceDraft draft) => new(
        InvoiceWords.Of(line.Kind), line.Month.ToString(), line.Description, line.Quantity, line.Unit, line.Price,
        new MoneyResponse(Money.FormatNanos(line.ExactNanos), draft.Payer.Currency.Code),
        new MoneyResponse(draft.Unit.Format(amount), draft.Payer.Currency.Code));
}
