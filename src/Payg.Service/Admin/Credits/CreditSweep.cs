using Microsoft.EntityFrameworkCore;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Credits;

/// <summary>
/// Takes what is left of expired and voided credit away, every minute, for customers of whom no flush has done so. Any
/// number of nodes may do it: each customer is locked, and then read again.
/// </summary>
internal sealed partial class CreditSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    CreditLedger credits,
    TimeProvider clock,
    ILogger<CreditSweep> logger) : BackgroundService
{
    private const int GrantsAtOnce = 500;
    private const int MaxRounds = 20;
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    /// <summary>Looks at ended grants, 10,000 of each kind at most, and closes what is not held of them.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await SweepVoidedAsync(context, cancellationToken);
        var before = clock.GetUtcNow() - CreditLedger.ExpiryDelay;
        var (after, last) = (DateTimeOffset.UnixEpoch, Guid.Empty);
        for (var round = 0; round < MaxRounds; round++)
        {
            var expired = await context.CreditGrants.AsNoTracking()
                .Where(row => row.ExpiresAt <= before && (row.RemainingUnits > 0 || row.RemainingFraction > 0)
                    && (row.ExpiresAt > after || (row.ExpiresAt == after && row.CustomerId > last)))
                .OrderBy(row => row.ExpiresAt).ThenBy(row => row.CustomerId)
                .Select(row => new { row.CustomerId, row.ExpiresAt })
                .Take(GrantsAtOnce).ToListAsync(cancellationToken);
            foreach (var customer in expired.Select(grant => grant.CustomerId).Distinct())
                await CloseAsync(context, customer, cancellationToken);
            if (expired.Count < GrantsAtOnce)
                return;

            // Grants of which some is held stay open; the next round goes on behind them.
            (after, last) = (expired[^1].ExpiresAt!.Value, expired[^1].CustomerId);
        }
    }

    /// <summary>What was held when a grant was voided comes back later.</summary>
    private async Task SweepVoidedAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var customers = await context.CreditGrants.AsNoTracking()
            .Where(row => row.VoidedAt != null && (row.RemainingUnits > 0 || row.RemainingFraction > 0))
            .OrderBy(row => row.VoidedAt).Select(row => row.CustomerId)
            .Take(GrantsAtOnce * MaxRounds).ToListAsync(cancellationToken);
        foreach (var customer in customers.Distinct())
            await CloseAsync(context, customer, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!readiness.IsReady)
                continue;

            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                SweepFailed(exception.GetBaseException().Message);
            }
        }
    }

    private async Task CloseAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Name, row => row.Name), cancellationToken);
        await credits.CloseAsync(context, customer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 2503, Level = LogLevel.Warning,
        Message = "Expired credit could not be closed; trying again in a minute: {Reason}")]
    private partial void SweepFailed(string reason);
}
