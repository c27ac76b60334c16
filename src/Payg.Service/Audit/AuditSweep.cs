using Microsoft.Extensions.Options;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Service.Audit;

/// <summary>Deletes old entries of the audit log, every hour, in batches. Any number of nodes may do it.</summary>
internal sealed partial class AuditSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IOptions<RetentionOptions> settings,
    RetentionMetrics metrics,
    TimeProvider clock,
    ILogger<AuditSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    internal const int BatchSize = 1_000;

    private const int MaxBatches = 100;

    /// <summary>Deletes what is older than the setting allows, 100,000 entries at most; returns how many.</summary>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.Audit == 0)
            return 0;

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var before = Clock.GetUtcNow().AddDays(-settings.Value.Audit);
        var deleted = 0;
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var gone = await AuditRetention.DropAsync(context, before, BatchSize, cancellationToken);
            deleted += gone;
            metrics.Dropped(RetentionMetrics.AuditEntries, gone);
            if (gone < BatchSize)
                break;
        }

        if (deleted > 0)
            Deleted(deleted, before);
        return deleted;
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 2505, Level = LogLevel.Information,
        Message = "Deleted {Entries} entries of the audit log from before {Before}")]
    private partial void Deleted(int entries, DateTimeOffset before);

    [LoggerMessage(EventId = 2506, Level = LogLevel.Warning,
        Message = "Old entries of the audit log could not be deleted; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
