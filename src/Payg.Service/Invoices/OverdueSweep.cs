using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Notifications;

namespace Payg.Service.Invoices;

/// <summary>
/// Every minute, reports invoices that were not paid in time, each once, a bounded number at once. Any number of nodes
/// may do it.
/// </summary>
internal sealed partial class OverdueSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<OverdueSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    private const int AtOnce = 200;

    /// <summary>Does it once.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = Clock.GetUtcNow();
        var overdue = await Overdue(context, now).OrderBy(row => row.DueAt)
            .Select(row => new { row.CustomerId, row.Id }).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var found in overdue)
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.LockCustomerAsync(found.CustomerId, cancellationToken);

            // It may have been paid, or reported by another node, before the lock.
            if (await Overdue(context, now).SingleOrDefaultAsync(
                row => row.CustomerId == found.CustomerId && row.Id == found.Id, cancellationToken) is not { } invoice)
            {
                continue;
            }

            invoice.OverdueAt = now;
            context.NotifyOfInvoice(EventTypes.InvoiceOverdue, invoice, "overdue", now);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private static IQueryable<InvoiceRow> Overdue(PaygContext context, DateTimeOffset now) =>
        context.Invoices.Where(row => row.Payment == PaymentState.Open && row.State == InvoiceState.Final
            && row.Kind == InvoiceKind.Invoice && row.DueAt < now && row.OverdueAt == null);

    [LoggerMessage(EventId = 3308, Level = LogLevel.Warning,
        Message = "Overdue invoices could not be reported; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
