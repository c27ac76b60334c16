using Microsoft.Extensions.Options;
using Payg.Service.Audit;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Service.Retention;

/// <summary>
/// Creates the partitions of the next months, and drops old usage by the hour, a month at a time. It looks every hour;
/// nodes take turns.
/// </summary>
internal sealed partial class UsageSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IOptions<RetentionOptions> settings,
    UsageRetention retention,
    IUsagePartitions partitions,
    RetentionMetrics metrics,
    TimeProvider clock,
    ILogger<UsageSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    internal async Task<DroppedUsage> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        if (!await partitions.EnsureAsync(context, Clock.GetUtcNow(), cancellationToken))
            NotPartitioned();
        if (settings.Value.Hours == 0)
            return default;

        var dropped = await retention.DropAsync(context, Clock.GetUtcNow(), settings.Value.Hours, cancellationToken);
        metrics.Dropped(RetentionMetrics.Usage, dropped.Rows);
        metrics.Dropped(RetentionMetrics.Tests, dropped.Tests);
        if (dropped.Rows + dropped.Tests > 0)
            Dropped(dropped.Before, dropped.Rows, dropped.Tests);
        return dropped;
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 2507, Level = LogLevel.Information,
        Message = "Dropped usage by the hour from before {Before}: {Rows} rows, and {Tests} of test calls")]
    private partial void Dropped(DateTimeOffset before, long rows, long tests);

    [LoggerMessage(EventId = 2509, Level = LogLevel.Warning,
        Message = "The partitions of the next months could not be created: usage is stored in the default one. "
            + "With a role of its own, run payg migrate --grant")]
    private partial void NotPartitioned();

    [LoggerMessage(EventId = 2508, Level = LogLevel.Warning,
        Message = "Old usage by the hour could not be dropped; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
