using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Limits;

/// <summary>Audits each change in its transaction. Tokens follow here at once, elsewhere in two seconds.</summary>
internal sealed class RateLimitChanges(
    PaygContext context, AccessChange access, AuditLog audit, TimeProvider clock)
{
    public Task<LimitChange> SetAsync(
        HttpContext http, Guid customer, int meter, int callsPerMinute, CancellationToken cancellationToken) =>
        ChangeAsync(customer, meter, (known, row) =>
        {
            var before = row is null ? null : Show(known, row.CallsPerMinute);
            var after = Show(known, callsPerMinute);
            if (before == after)
                return new LimitChange(LimitOutcome.Done, after);
            if (row is null)
                context.RateLimits.Add(row = new RateLimitRow { CustomerId = customer, MeterId = meter });
            row.CallsPerMinute = callsPerMinute;
            audit.Add(http, AuditActions.LimitSet, AuditSubject.Customer(customer), before, after);
            return new LimitChange(LimitOutcome.Done, after);
        }, cancellationToken);

    public Task<LimitChange> RemoveAsync(
        HttpContext http, Guid customer, int meter, CancellationToken cancellationToken) =>
        ChangeAsync(customer, meter, (known, row) =>
        {
            if (row is null)
                return new LimitChange(LimitOutcome.NoSuchLimit);

            context.RateLimits.Remove(row);
            var before = Show(known, row.CallsPerMinute);
            audit.Add(http, AuditActions.LimitRemoved, AuditSubject.Customer(customer), before);
            return new LimitChange(LimitOutcome.Done);
        }, cancellationToken);

    private async Task<LimitChange> ChangeAsync(
        Guid customer,
        int meter,
        Func<MeterRow, RateLimitRow?, LimitChange> change,
        CancellationToken cancellationToken)
    {
        // 1. The customer's row is changed first, so that two who change limits do it in turn.
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var customers = await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AccessChangedAt, now), cancellationToken);
        if (customers == 0)
            return new LimitChange(LimitOutcome.NoSuchCustomer);
        if (await context.Meters.SingleOrDefaultAsync(row => row.Id == meter, cancellationToken) is not { } known)
            return new LimitChange(LimitOutcome.NoSuchMeter);

        // 2. The limit. Where nothing changes, nothing is stored.
        var done = change(known, await context.RateLimits.SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.MeterId == meter, cancellationToken));
        if (context.ChangeTracker.HasChanges())
            await access.CommitAsync(transaction, customer, cancellationToken);

        return done;
    }

    private static LimitResponse Show(MeterRow meter, int callsPerMinute) =>
        new(meter.Id, meter.Key, meter.Name, meter.Method, callsPerMinute);
}

internal readonly record struct LimitChange(LimitOutcome Outcome, LimitResponse? Limit = null);

internal enum LimitOutcome
{
    /// <summary>It is done, or was so before.</summary>
    Done,

    NoSuchCustomer,
    NoSuchMeter,
    NoSuchLimit,
}
