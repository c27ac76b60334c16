using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Storage.Invoicing;

/// <summary>Reads final invoices.</summary>
public static class StoredInvoice
{
    /// <summary>An invoice of a customer that was issued; null: not found.</summary>
    public static Task<InvoiceRow?> IssuedInvoiceAsync(
        this PaygContext context, Guid customer, Guid id, CancellationToken cancellationToken) =>
        context.Invoices.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.Id == id && row.Kind == InvoiceKind.Invoice
                && row.State == InvoiceState.Final, cancellationToken);

    /// <summary>The lines of a final invoice, in their order.</summary>
    public static async Task<IReadOnlyList<InvoiceLineRow>> LinesOfAsync(
        this PaygContext context, InvoiceRow invoice, CancellationToken cancellationToken) =>
        await context.InvoiceLines.AsNoTracking()
            .Where(line => line.CustomerId == invoice.CustomerId && line.InvoiceId == invoice.Id)
            .OrderBy(line => line.Position).ToListAsync(cancellationToken);
}
