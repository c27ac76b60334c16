using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Payments;
using Payg.Service.Background;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Payments.Charges;

/// <summary>
/// Every minute, charges invoices that were issued to the cards that customers saved, and tries again what was
/// declined. Any number of nodes may do it: an invoice has one open payment.
/// </summary>
internal sealed partial class InvoiceChargeSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    ICardProvider cards,
    IOptions<PaymentOptions> options,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<InvoiceChargeSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled || !options.Value.ChargeInvoices)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var invoices = scope.ServiceProvider.GetRequiredService<InvoicePayments>();
        await steps.EachAsync(
            context,
            after => IssuedAsync(context, after, cancellationToken),
            invoice => invoice.Id,
            invoice => cards.CanCharge(invoice.LeftMinor, invoice.Currency)
                ? invoices.ChargeAsync(invoice.CustomerId, invoice.Id, cancellationToken)
                : Task.CompletedTask,
            cancellationToken);

        var now = Clock.GetUtcNow();
        await steps.EachAsync(
            context,
            after => context.Payments.AsNoTracking().Where(row => row.NextAttemptAt <= now && row.Id > after)
                .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken),
            payment => payment.Id,
            payment => invoices.RetryAsync(payment.CustomerId, payment.Id, cancellationToken),
            cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>
    /// Issued invoices that no card was charged for: of customers whose card was saved before, and who have opened no
    /// page to pay themselves.
    /// </summary>
    private static Task<List<InvoiceRow>> IssuedAsync(
        PaygContext context, Guid after, CancellationToken cancellationToken) =>
        context.Invoices.AsNoTracking()
            .Where(row => row.Id > after && row.Payment == PaymentState.Open && row.State == InvoiceState.Final
                && row.Kind == InvoiceKind.Invoice && row.GrossMinor > row.CreditedMinor
                && !context.Payments.Any(payment => payment.InvoiceId == row.Id
                    && (payment.MethodId != null || payment.State == ChargeState.Created
                        || payment.State == ChargeState.Submitted || payment.State == ChargeState.ActionRequired))
                && context.PaymentMethods.Any(method => method.CustomerId == row.CustomerId)
                && !context.PaymentMethods.Any(method =>
                    method.CustomerId == row.CustomerId && method.CreatedAt > row.IssuedAt))
            .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken);

    [LoggerMessage(EventId = 3307, Level = LogLevel.Warning,
        Message = "Invoices could not be charged; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
