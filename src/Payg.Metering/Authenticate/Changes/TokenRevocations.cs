using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Metering.Diagnostics;
using Payg.Storage.Databases;

namespace Payg.Metering.Authenticate.Changes;

/// <summary>
/// Carries changes of access from other nodes to this one: asks the database every second which tokens and customers
/// changed, in the order in which the database numbered the changes, so that a wrong clock hides none. Whatever was
/// missed all the same is found within <see cref="MaxAge"/>, when callers are looked up again. While the database is
/// away, callers seen before stay valid. This is also how the node knows, and reports, that it is unavailable.
/// </summary>
internal sealed class TokenRevocations(
    ICredentialStore store,
    TokenAuthenticator authenticator,
    DatabaseReadiness readiness,
    MeteringMetrics metrics,
    TimeProvider clock,
    ILogger<TokenRevocations> logger,
    ClaimedCallers? claimed = null)
    : BackgroundService
{
    /// <summary>How long a caller is trusted without being looked up again, as long as the database answers.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    // 100,000 callers in five minutes are 334 a second.
    private const int ConfirmedAtOnce = 500;

    private ChangeCursor? _cursor;
    private bool _isReported = true;
    private volatile bool _isDatabaseUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.ObserveTokens(() => authenticator.Cached, () => authenticator.LookUps);
        metrics.ObserveDatabase(() => _isDatabaseUp);
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Until then the preparation reports how it goes.
            if (readiness.IsReady)
                await FollowAsync(stoppingToken);
        }
    }

    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadChangesAsync(cancellationToken);
            await authenticator.ConfirmAsync(MaxAge, ConfirmedAtOnce, cancellationToken);
            if (claimed is not null)
                await claimed.ConfirmAsync(MaxAge, ConfirmedAtOnce, cancellationToken);
            _isDatabaseUp = true;
            if (!_isReported)
                logger.DatabaseUp();
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _isDatabaseUp = false;
            if (_isReported)
                logger.DatabaseDown(exception.GetBaseException().Message);
        }

        _isReported = _isDatabaseUp;
    }

    private async Task ReadChangesAsync(CancellationToken cancellationToken)
    {
        _cursor ??= new ChangeCursor(await store.LastChangeAsync(cancellationToken), clock);
        var position = _cursor.Floor;
        IReadOnlyList<CredentialChange> changes;
        do
        {
            changes = await store.ChangesAfterAsync(position, cancellationToken);
            foreach (var change in changes)
            {
                position = change.Position;
                if (_cursor.TryTake(change.Position))
                    Follow(change);
            }
        }
        while (changes.Count == CredentialChange.MaxPage);

        _cursor.EndRound();
    }

    private void Follow(CredentialChange change)
    {
        if (change.Token is { } token)
        {
            authenticator.Forget(token);
            return;
        }

        authenticator.Forget(change.Customer);
        claimed?.Forget(change.Customer);
    }
}
