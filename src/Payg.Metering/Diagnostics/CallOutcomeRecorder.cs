using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;

namespace Payg.Metering.Diagnostics;

/// <summary>
/// Adds this node's calls that were not charged to those of the day: every ten seconds, and at the end. Calls of the
/// last seconds of a process that is killed are not added.
/// </summary>
internal sealed class CallOutcomeRecorder(
    ICallOutcomes stored,
    MeteringMetrics metrics,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<CallOutcomeRecorder> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_untilTheEnd = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(string Meter, string Outcome), long> _added = [];
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Adds what is left, in bounded time: what comes after it has to end as well.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = new CancellationTokenSource(s_untilTheEnd, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await TryAddAsync(both.Token);
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    internal async Task AddAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var counts = metrics.Uncharged()
                .Select(count => count with
                {
                    Calls = count.Calls - _added.GetValueOrDefault((count.Meter, count.Outcome)),
                })
                .Where(count => count.Calls > 0)
                .ToList();
            if (counts.Count == 0)
                return;

            var today = clock.GetUtcNow().UtcDateTime;
            await stored.AddAsync(
                (((today.Year * 100) + today.Month) * 100) + today.Day, counts, cancellationToken);
            foreach (var (meter, outcome, calls) in counts)
                _added[(meter, outcome)] = _added.GetValueOrDefault((meter, outcome)) + calls;
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAddAsync(stoppingToken);
    }

    /// <summary>Adds them. What the database does not take, in time or at all, is added the next time.</summary>
    private async Task TryAddAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
            return;

        try
        {
            await AddAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            logger.OutcomesFailed(exception.GetBaseException().Message);
        }
    }
}
