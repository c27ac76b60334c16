using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Credits;

/// <summary>
/// Every minute, for customers of whom no flush has done so, grants credit of billing periods that have begun, takes
/// what is left of expired and voided credit away, and carries over what recurs. Any number of nodes may do it: each
/// customer is locked, and then read again. A customer for whom it fails holds up no other.
/// </summary>
internal sealed partial class CreditSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    RecurringCredits recurring,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<CreditSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    private const int GrantsAtOnce = 500;
    private const int MaxRounds = 20;

    /// <summary>Looks at what is due and at ended grants, 10,000 of each kind at most.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await SweepDueAsync(context, cancellationToken);
        await SweepVoidedAsync(context, cancellationToken);
        var before = Clock.GetUtcNow() - CreditLedger.ExpiryDelay;
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
                await CatchUpAsync(context, customer, cancellationToken);
            if (expired.Count < GrantsAtOnce)
                break;

            // Grants of which some is held stay open; the next round goes on behind them.
            (after, last) = (expired[^1].ExpiresAt!.Value, expired[^1].CustomerId);
        }

        await SweepRolloversAsync(context, cancellationToken);
    }

    /// <summary>Billing periods that have begun, of customers without a call since.</summary>
    private async Task SweepDueAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var customers = await context.Customers.AsNoTracking()
            .Where(row => row.CreditDueAt <= now).OrderBy(row => row.CreditDueAt).Select(row => row.Id)
            .Take(GrantsAtOnce * MaxRounds).ToListAsync(cancellationToken);
        foreach (var customer in customers)
            await CatchUpAsync(context, customer, cancellationToken);
    }

    /// <summary>What is left of a period that is over is not carried over yet: some of it was held.</summary>
    private async Task SweepRolloversAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var customers = await context.RecurringCredits.AsNoTracking()
            .Where(row => row.RolledOver + 1 < row.Granted).OrderBy(row => row.CustomerId)
            .Select(row => row.CustomerId).Distinct()
            .Take(GrantsAtOnce * MaxRounds).ToListAsync(cancellationToken);
        foreach (var customer in customers)
            await CatchUpAsync(context, customer, cancellationToken);
    }

    private async Task SweepVoidedAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var customers = await context.CreditGrants.AsNoTracking()
            .Where(row => row.VoidedAt != null && (row.RemainingUnits > 0 || row.RemainingFraction > 0))
            .OrderBy(row => row.VoidedAt).Select(row => row.CustomerId)
            .Take(GrantsAtOnce * MaxRounds).ToListAsync(cancellationToken);
        foreach (var customer in customers.Distinct())
            await CatchUpAsync(context, customer, cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private Task<bool> CatchUpAsync(PaygContext context, Guid customer, CancellationToken cancellationToken) =>
        steps.TryAsync(
            context, customer, () => CatchUpLockedAsync(context, customer, cancellationToken), cancellationToken);

    private async Task CatchUpLockedAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        await recurring.CatchUpAsync(context, customer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 2503, Level = LogLevel.Warning,
        Message = "Expired credit could not be closed; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
