using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Carries revocations from other nodes to this one: asks the database every second which tokens changed. While the
/// database is away, tokens seen before stay valid.
/// </summary>
internal sealed class TokenRevocations(
    ICredentialStore store,
    TokenAuthenticator authenticator,
    MeteringMetrics metrics,
    TimeProvider clock,
    ILogger<TokenRevocations> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Looks back further than one interval: clocks of nodes differ, and commits take time.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.ObserveTokens(() => authenticator.Cached, () => authenticator.LookUps);
        var since = clock.GetUtcNow() - s_overlap;
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var asked = clock.GetUtcNow();
            try
            {
                foreach (var hash in await store.ChangedSinceAsync(since, stoppingToken))
                    authenticator.Forget(hash);
                since = asked - s_overlap;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.RevocationsUnknown(exception.Message);
            }
        }
    }
}
