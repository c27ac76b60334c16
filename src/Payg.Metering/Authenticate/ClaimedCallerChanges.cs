using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Storage.Catalog;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Asks the database every second which customers were disabled, enabled or limited. While it is away, those seen
/// before stay as they were.
/// </summary>
internal sealed class ClaimedCallerChanges(
    CustomerStore store, ClaimedCallers callers, TimeProvider clock, ILogger<ClaimedCallerChanges> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Looks back further than one interval: clocks of nodes differ, and commits take time.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow() - s_overlap;
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var asked = clock.GetUtcNow();
            try
            {
                callers.Forget(await store.ChangedSinceAsync(since, stoppingToken));
                since = asked - s_overlap;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.ChangesUnknown(exception.Message);
            }
        }
    }
}
