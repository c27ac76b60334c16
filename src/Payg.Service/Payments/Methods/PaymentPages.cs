using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Mail;
using Payg.Service.Payments.Providers;
using Payg.Service.Portal;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Methods;

internal sealed class PaymentPages(PaygContext context, MailLinks links, IOptions<PortalOptions> portal)
{
    public async Task<CheckoutPage> OfAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        var number = await context.Invoices
            .Where(row => row.CustomerId == payment.CustomerId && row.Id == payment.InvoiceId)
            .Select(row => row.Number).SingleOrDefaultAsync(cancellationToken);
        var title = number is null ? $"{portal.Value.Name}: credit" : $"{portal.Value.Name}: invoice {number}";
        return Of(title, $"?payment={payment.Id}&");
    }

    public CheckoutPage ForSetup() => Of(portal.Value.Name, "?card=saved&");

    private CheckoutPage Of(string title, string query) => new(
        title, $"{links.Portal}/payments{query}result=done", $"{links.Portal}/payments{query}result=cancelled");
}
