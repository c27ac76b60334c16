using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Background;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Payments;

/// <summary>
/// Every minute, charges invoices that were issued to the cards that customers saved, and tries again what was
/// declined, a bounded number at once. Any number of nodes may do it: an invoice has one open payment.
/// </summary>
internal sealed partial class InvoiceChargeSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    ICardProvider cards,
    IOptions<PaymentOptions> options,
    TimeProvider clock,
    ILogger<InvoiceChargeSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    private const int AtOnce = 100;

    /// <summary>Does it once.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled || !options.Value.ChargeInvoices)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var invoices = scope.ServiceProvider.GetRequiredService<InvoicePayments>();
        var issued = await context.Invoices.AsNoTracking()
            .Where(row => row.Payment == PaymentState.Open && row.State == InvoiceState.Final
                && row.Kind == InvoiceKind.Invoice && row.GrossMinor > row.CreditedMinor
                && !context.Payments.Any(payment => payment.InvoiceId == row.Id && payment.MethodId != null)
                && context.PaymentMethods.Any(method =>
                    method.CustomerId == row.CustomerId && method.CreatedAt <= row.IssuedAt))
            .OrderBy(row => row.Id).Select(row => new { row.CustomerId, row.Id })
            .Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var invoice in issued)
            await invoices.ChargeAsync(invoice.CustomerId, invoice.Id, cancellationToken);

        var now = Clock.GetUtcNow();
        var declined = await context.Payments.AsNoTracking().Where(row => row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).Select(row => new { row.CustomerId, row.Id })
            .Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var payment in declined)
            await invoices.RetryAsync(payment.CustomerId, payment.Id, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 3307, Level = LogLevel.Warning,
        Message = "Invoices could not be charged; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
