using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Http.Errors;
using Payg.Metering.Flush;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Credits;

/// <summary>Grants and voids credit, each change with its entry in the audit log in one transaction.</summary>
internal sealed class CreditChanges(
    PaygContext context,
    UsageFlush flush,
    CreditLedger credits,
    RecurringCreditChanges recurring,
    AuditLog audit,
    Currency service,
    TimeProvider clock)
{
    /// <summary>Grants credit, unless the reference has granted some before.</summary>
    public async Task<CreditOutcome> GrantAsync(
        HttpContext http, Guid customer, WantedCredit wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        // 1. Flush first, so that what is owed is known; then lock the customer, as a flush does.
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(customer, cancellationToken) is not { } currency)
            return CreditOutcome.NotFound;
        var keys = await context.MeterKeysAsync(cancellationToken);
        var meters = MetersOf(wanted, keys, errors);
        var now = clock.GetUtcNow();
        var granted = new GrantedCustomer(customer, currency, keys);
        if (await recurring.RepeatedAsync(granted, wanted, meters, cancellationToken) is { } repeated)
            return repeated;
        if (wanted.Reference is { } reference
            && await context.CreditGrants.AsNoTracking().SingleOrDefaultAsync(
                row => row.CustomerId == customer && row.Reference == reference, cancellationToken) is { } known)
        {
            return IsSame(known, wanted, meters)
                ? new CreditOutcome(CreditState.Repeated, CreditGrantResponse.Of(known, keys, currency, now))
                : CreditOutcome.ReferenceReused;
        }

        // 2. What only the database and the clock know of the rules.
        if (wanted.ExpiresAt <= now)
            errors.Add("expires_at", "Use an instant to come.");
        if (errors.Any)
            return CreditOutcome.Invalid;
        if (await CreditLedger.IsFullAsync(context, customer, cancellationToken))
            return CreditOutcome.TooMany;

        // 3. The grant, its entries and the entry in the audit log, together.
        if (wanted.Kind is CreditKind.Recurring)
        {
            var started = await recurring.StartAsync(http, granted, wanted, meters, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return started;
        }

        var row = RowOf(customer, wanted, meters, now);
        var made = CreditGrantResponse.Of(row, keys, currency, now);
        audit.Add(http, AuditActions.CreditGranted, AuditSubject.Customer(customer), null, made);
        await credits.GrantAsync(context, row, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreditOutcome(
            CreditState.Made, CreditGrantResponse.Of(await ReadAsync(row, cancellationToken), keys, currency, now));
    }

    /// <summary>Voids what is left of a grant; one that was voided before stays as it is.</summary>
    public async Task<CreditOutcome> VoidAsync(
        HttpContext http, Guid customer, Guid grant, string reason, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(customer, cancellationToken) is not { } currency
            || await context.CreditGrants.AsNoTracking().SingleOrDefaultAsync(
                row => row.CustomerId == customer && row.Id == grant, cancellationToken) is not { } known)
        {
            return CreditOutcome.NotFound;
        }

        var keys = await context.MeterKeysAsync(cancellationToken);
        var before = CreditGrantResponse.Of(known, keys, currency, clock.GetUtcNow());
        if (known.VoidedAt is not null)
            return new CreditOutcome(CreditState.Repeated, before);

        await credits.VoidAsync(context, customer, grant, reason, cancellationToken);
        var after = CreditGrantResponse.Of(
            await ReadAsync(known, cancellationToken), keys, currency, clock.GetUtcNow());
        audit.Add(http, AuditActions.CreditVoided, AuditSubject.Customer(customer),
            new { Grant = grant, before.Remaining }, new { Grant = grant, after.Remaining, Reason = reason });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreditOutcome(CreditState.Made, after);
    }

    /// <summary>Locks a customer as a flush does; returns their currency, or null without such a customer.</summary>
    private async Task<Currency?> LockAsync(Guid customer, CancellationToken cancellationToken) =>
        await context.LockCustomerAsync(customer, cancellationToken)
            ? await context.CurrencyOfAsync(customer, service, cancellationToken)
            : null;

    private Task<CreditGrantRow> ReadAsync(CreditGrantRow grant, CancellationToken cancellationToken) =>
        context.CreditGrants.AsNoTracking().SingleAsync(
            row => row.CustomerId == grant.CustomerId && row.Id == grant.Id, cancellationToken);

    private static List<int>? MetersOf(
        WantedCredit wanted, IReadOnlyDictionary<int, string> keys, FieldErrors errors)
    {
        if (wanted.Meters is null)
            return null;
        var ids = keys.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var unknown = wanted.Meters.Where(key => !ids.Contains(key)).ToList();
        if (unknown.Count > 0)
            errors.Add("meters", $"Unknown meters: {string.Join(", ", unknown)}.");
        return [.. wanted.Meters.SelectMany(key => ids[key]).Distinct().Order()];
    }

    private static CreditGrantRow RowOf(
        Guid customer, WantedCredit wanted, List<int>? meters, DateTimeOffset now)
    {
        var row = CreditGrantRow.Of(customer, wanted.Kind, wanted.AmountNanos, now);
        row.Priority = wanted.Priority;
        row.EffectiveAt = wanted.EffectiveAt ?? now;
        row.ExpiresAt = wanted.ExpiresAt;
        row.MeterIds = meters;
        row.Reference = wanted.Reference;
        return row;
    }

    private static bool IsSame(CreditGrantRow known, WantedCredit wanted, List<int>? meters) =>
        known.AmountNanos == wanted.AmountNanos
        && string.Equals(known.Kind, wanted.Kind.Name(), StringComparison.Ordinal)
        && known.Priority == wanted.Priority
        && known.EffectiveAt == (wanted.EffectiveAt ?? known.EffectiveAt)
        && known.ExpiresAt == wanted.ExpiresAt
        && (known.MeterIds ?? []).SequenceEqual(meters ?? []);
}

internal sealed record CreditOutcome(CreditState State, CreditGrantResponse? Grant = null)
{
    public static CreditOutcome Invalid { get; } = new(CreditState.Invalid);

    public static CreditOutcome NotFound { get; } = new(CreditState.NotFound);

    public static CreditOutcome ReferenceReused { get; } = new(CreditState.ReferenceReused);

    public static CreditOutcome TooMany { get; } = new(CreditState.TooMany);
}

internal enum CreditState
{
    Made,
    Repeated,
    Invalid,
    NotFound,
    ReferenceReused,

    /// <summary>The customer has as many grants as may have anything left.</summary>
    TooMany,
}
