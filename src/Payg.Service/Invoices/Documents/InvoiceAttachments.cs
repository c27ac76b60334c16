using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Mail;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;

namespace Payg.Service.Invoices.Documents;

internal sealed class InvoiceAttachments(IServiceScopeFactory scopes) : IMailAttachments
{
    public async Task<IReadOnlyList<MailAttachment>> ReadAsync(AlertRow alert, CancellationToken cancellationToken)
    {
        if (alert.Type is not EventTypes.InvoiceFinalized)
            return [];
        using var data = JsonDocument.Parse(alert.Data);
        var id = data.RootElement.GetProperty("invoice").GetGuid();
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var invoice = await context.Invoices.AsNoTracking()
            .SingleAsync(row => row.CustomerId == alert.CustomerId && row.Id == id, cancellationToken);
        var document = await scope.ServiceProvider.GetRequiredService<InvoiceDocuments>()
            .GetAsync(invoice, InvoiceDocuments.Pdf, cancellationToken);
        return
        [
            new MailAttachment($"{invoice.Number}.pdf", InvoiceDocuments.Pdf.ContentType, document.Content),
        ];
    }
}
