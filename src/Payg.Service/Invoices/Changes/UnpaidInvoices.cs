using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Changes;

/// <summary>Every minute, sums invoices that are not paid for the metrics; an index has just these.</summary>
internal sealed partial class UnpaidInvoices(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    InvoiceMetrics metrics,
    TimeProvider clock,
    ILogger<UnpaidInvoices> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    internal async Task SumAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = Clock.GetUtcNow();
        var unpaid = context.Invoices.AsNoTracking().Where(row => row.Payment == PaymentState.Open
            && row.State == InvoiceState.Final && row.Kind == InvoiceKind.Invoice);
        metrics.Unpaid(
        [
            .. await SumAsync(unpaid.Where(row => row.DueAt < now), isOverdue: true, cancellationToken),
            .. await SumAsync(unpaid.Where(row => row.DueAt >= now), isOverdue: false, cancellationToken),
        ]);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SumAsync(cancellationToken);

    private static async Task<IReadOnlyList<UnpaidSum>> SumAsync(
        IQueryable<InvoiceRow> invoices, bool isOverdue, CancellationToken cancellationToken)
    {
        var sums = await invoices.GroupBy(row => new { row.Currency, row.MinorDigits })
            .Select(group => new
            {
                group.Key.Currency,
                group.Key.MinorDigits,
                Count = group.LongCount(),
                Minor = group.Sum(row => row.GrossMinor - row.CreditedMinor),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.Select(sum => new UnpaidSum(
                sum.Currency, isOverdue, sum.Count,
                long.CreateSaturating((Int128)sum.Minor * new MinorUnit(sum.MinorDigits).Nanos))),
        ];
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning,
        Message = "Unpaid invoices could not be summed; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
