using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Metering.Diagnostics;
using Payg.Storage.Customers;
using Payg.Storage.Databases;

namespace Payg.Metering.Authenticate.Changes;

/// <summary>Writes down when tokens were last used: every 30 seconds, so that it costs a call nothing.</summary>
internal sealed class TokenUseRecorder(
    ITokenUses uses,
    TokenAuthenticator authenticator,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<TokenUseRecorder> logger) : BackgroundService
{
    /// <summary>The most keys that one statement stores, so that the flush's writer waits for little.</summary>
    internal const int KeysAtOnce = 1000;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow();
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!readiness.IsReady)
                continue;

            var now = clock.GetUtcNow();
            try
            {
                await RecordAsync(UsedSince(since), stoppingToken);
                since = now;
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.RecordFailed(exception.Message);
            }
        }
    }

    internal async Task RecordAsync(IEnumerable<TokenUse> used, CancellationToken cancellationToken)
    {
        foreach (var batch in used.Chunk(KeysAtOnce))
            await uses.RecordAsync(batch, cancellationToken);
    }

    private IEnumerable<TokenUse> UsedSince(DateTimeOffset since) => authenticator.UsedSince(since)
        .Select(caller => new TokenUse(caller.Credential.TokenId, caller.LastUsedAt))
        .DistinctBy(use => use.TokenId);
}
