using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Journals;

namespace Payg.Storage.Leases;

/// <summary>Keeps the reports of processes beside their journals. Thread-safe.</summary>
internal sealed class JournalRegister(
    IServiceScopeFactory scopes, IDatabaseFaults faults, DatabaseReadiness readiness, TimeProvider clock)
    : IJournalRegister
{
    public async Task<int> ReportAsync(JournalReport report, CancellationToken cancellationToken)
    {
        readiness.ThrowIfNotReady();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
            await WriteAsync(context, report, cancellationToken);
            var silentSince = clock.GetUtcNow() - JournalAbandonment.InUseFor;
            return await context.Journals.CountAsync(
                row => row.ClosedAt == null && row.UpdatedAt < silentSince
                    && (row.SeenAt == null || row.SeenAt < silentSince)
                    && context.Leases.Any(lease => lease.JournalId == row.Id
                        && lease.Granted - lease.Used - lease.Returned > 0),
                cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database did not take the report about a journal.", exception);
        }
    }

    private async Task WriteAsync(PaygContext context, JournalReport report, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var host = report.Host.Length > JournalRow.MaxHostLength
            ? report.Host[..JournalRow.MaxHostLength]
            : report.Host;
        var known = await context.Journals.Where(row => row.Id == report.Journal).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.SeenAt, now).SetProperty(row => row.Host, host)
                .SetProperty(row => row.CompleteUntil, row => report.CompleteUntil ?? row.CompleteUntil),
            cancellationToken);
        if (known == 0)
        {
            context.Journals.Add(
                new JournalRow
                {
                    Id = report.Journal,
                    UpdatedAt = now,
                    SeenAt = now,
                    Host = host,
                    CompleteUntil = report.CompleteUntil,
                });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (!faults.IsUnavailable(exception))
            {
                // A flush of the journal came first; the next report finds its row.
                context.ChangeTracker.Clear();
            }
        }

        foreach (var (journal, segments) in report.SetAside)
        {
            await context.Journals.Where(row => row.Id == journal && row.SetAside != segments).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.SetAside, segments), cancellationToken);
        }
    }
}
