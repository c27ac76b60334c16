using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Calendar;
using Payg.Service.Background;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Invoices.Runs;

/// <summary>
/// Makes the invoices of billing periods that are over, if the settings say so: every minute until those of all
/// customers are made. Any number of nodes may do it.
/// </summary>
internal sealed partial class InvoiceJob(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IOptions<InvoiceOptions> options,
    TimeProvider clock,
    ILogger<InvoiceJob> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    // The last clocks of the world show a new month so much after UTC.
    private static readonly TimeSpan s_last = TimeSpan.FromHours(12);

    private BillingMonth? _doneUntil;

    internal async Task WorkAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var run = scope.ServiceProvider.GetRequiredService<InvoiceRun>();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var first = await context.InvoiceMonths.MinAsync(row => (int?)row.Month, cancellationToken);
        if (first is null)
        {
            // Invoices begin with the period under way: what was used before is billed in another way.
            await run.BeginAsync(BillingMonth.Of(now, TimeZoneInfo.Utc), cancellationToken);
            return;
        }

        var ended = InvoiceRun.LastEndedAt(now);
        var start = _doneUntil?.Next ?? BillingMonth.FromNumber(first.Value);
        for (var month = start; month.CompareTo(ended) <= 0; month = month.Next)
        {
            var outcome = await run.RunAsync(
                null, month, options.Value.Run is InvoiceRunMode.Final, cancellationToken);
            if (outcome.Finalized + outcome.Drafts > 0)
                Made(outcome.Month, outcome.Drafts, outcome.Finalized);
            var isOver = month.EndIn(TimeZoneInfo.Utc) + s_last < now;
            if (isOver && outcome.Closing + outcome.Failed == 0 && (_doneUntil?.Next ?? start) == month)
                _doneUntil = month;
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) =>
        options.Value.Run is InvoiceRunMode.Off ? Task.CompletedTask : WorkAsync(cancellationToken);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information,
        Message = "Invoices of {Month}: {Drafts} drafts made, {Issued} issued")]
    private partial void Made(string month, int drafts, int issued);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error,
        Message = "Invoices could not be made; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
