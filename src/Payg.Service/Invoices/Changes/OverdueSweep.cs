using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Storage.Customers;
using Payg.Storage.Databases;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Notifications;

namespace Payg.Service.Invoices.Changes;

/// <summary>
/// Every minute, reports invoices that were not paid in time, each once. Any number of nodes may do it, and an invoice
/// that cannot be reported holds up no other.
/// </summary>
internal sealed partial class OverdueSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<OverdueSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = Clock.GetUtcNow();
        await steps.EachAsync(
            context,
            after => Overdue(context, now).AsNoTracking().Where(row => row.Id > after)
                .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken),
            invoice => invoice.Id,
            invoice => ReportAsync(context, invoice, now, cancellationToken),
            cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private static async Task ReportAsync(
        PaygContext context, InvoiceRow found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(found.CustomerId, cancellationToken);

        // It may have been paid, or reported by another node, before the lock.
        if (await Overdue(context, now).SingleOrDefaultAsync(
            row => row.CustomerId == found.CustomerId && row.Id == found.Id, cancellationToken) is not { } invoice)
        {
            return;
        }

        invoice.OverdueAt = now;
        context.NotifyOfInvoice(EventTypes.InvoiceOverdue, invoice, "overdue", now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<InvoiceRow> Overdue(PaygContext context, DateTimeOffset now) =>
        context.Invoices.Where(row => row.Payment == PaymentState.Open && row.State == InvoiceState.Final
            && row.Kind == InvoiceKind.Invoice && row.DueAt < now && row.OverdueAt == null);

    [LoggerMessage(EventId = 3308, Level = LogLevel.Warning,
        Message = "Overdue invoices could not be reported; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
