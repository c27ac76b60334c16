using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Notifications;

namespace Payg.Storage.Invoicing;

/// <summary>Events about invoices.</summary>
public static class InvoiceEvents
{
    /// <summary>Adds an event to the context; the caller's next save stores it.</summary>
    /// <param name="context">The context, in the transaction of the change.</param>
    /// <param name="type">What happened: one of <see cref="EventTypes"/>.</param>
    /// <param name="invoice">The invoice, which is final.</param>
    /// <param name="what">What happened, in a word: once for an invoice.</param>
    /// <param name="now">When it happened.</param>
    public static void NotifyOfInvoice(
        this PaygContext context, string type, InvoiceRow invoice, string what, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        context.Notify(
            type, invoice.CustomerId, $"invoice/{invoice.Id}/{what}",
            new
            {
                Invoice = invoice.Id,
                invoice.Number,
                Month = BillingMonth.FromNumber(invoice.Month).ToString(),
                Gross = new { Amount = invoice.Unit.Format(invoice.GrossMinor), invoice.Currency },
                invoice.DueAt,
            },
            now);
    }
}
