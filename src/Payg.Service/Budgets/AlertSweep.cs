using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Audit;
using Payg.Service.Background;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Budgets;

/// <summary>Deletes old alerts, every hour, in batches. Any number of nodes may do it.</summary>
internal sealed partial class AlertSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IOptions<RetentionOptions> settings,
    TimeProvider clock,
    ILogger<AlertSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    internal const int BatchSize = 1_000;

    private const int MaxBatches = 100;

    /// <summary>Deletes what is older than the setting allows, 100,000 alerts at most; returns how many.</summary>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.Alerts == 0)
            return 0;

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var before = Clock.GetUtcNow().AddDays(-settings.Value.Alerts);
        var deleted = 0;
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            // Their numbers rise with time, so the oldest come first and no index on the time is needed.
            var oldest = await context.Alerts.AsNoTracking().OrderBy(row => row.Id)
                .Select(row => new { row.Id, row.CreatedAt }).Take(BatchSize).ToListAsync(cancellationToken);
            var last = oldest.TakeWhile(row => row.CreatedAt < before).LastOrDefault();
            if (last is null)
                return deleted;
            // What is still to be delivered stays until it was.
            var gone = await context.Alerts
                .Where(row => row.Id <= last.Id
                    && !context.QueuedAlerts.Any(queued => queued.AlertId == row.Id)
                    && !context.Deliveries.Any(sent => sent.AlertId == row.Id && sent.NextAttemptAt != null))
                .ExecuteDeleteAsync(cancellationToken);
            if (gone == 0)
                return deleted;
            deleted += gone;
        }

        return deleted;
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 2504, Level = LogLevel.Warning,
        Message = "Old alerts could not be deleted; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
