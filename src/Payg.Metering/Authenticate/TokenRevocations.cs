using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Storage;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Carries revocations from other nodes to this one: asks the database every second which tokens changed. While the
/// database is away, tokens seen before stay valid. This is also how the node knows, and tells, that it is away.
/// </summary>
internal sealed class TokenRevocations(
    ICredentialStore store,
    TokenAuthenticator authenticator,
    DatabaseReadiness readiness,
    MeteringMetrics metrics,
    TimeProvider clock,
    ILogger<TokenRevocations> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Looks back further than one interval: clocks of nodes differ, and commits take time.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromSeconds(30);

    private volatile bool _isDatabaseUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.ObserveTokens(() => authenticator.Cached, () => authenticator.LookUps);
        metrics.ObserveDatabase(() => _isDatabaseUp);
        var wasUp = true;
        var since = clock.GetUtcNow() - s_overlap;
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Until then the preparation tells how it goes.
            if (!readiness.IsReady)
                continue;

            var asked = clock.GetUtcNow();
            try
            {
                foreach (var hash in await store.ChangedSinceAsync(since, stoppingToken))
                    authenticator.Forget(hash);
                since = asked - s_overlap;
                _isDatabaseUp = true;
                if (!wasUp)
                    logger.DatabaseUp();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _isDatabaseUp = false;
                if (wasUp)
                    logger.DatabaseDown(exception.GetBaseException().Message);
            }

            wasUp = _isDatabaseUp;
        }
    }
}
