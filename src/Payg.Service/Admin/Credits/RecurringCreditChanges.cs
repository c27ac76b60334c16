using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Metering.Flush;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Credits;

/// <summary>Audits each change in its transaction.</summary>
internal sealed class RecurringCreditChanges(
    PaygContext context,
    UsageFlush flush,
    RecurringCredits recurring,
    AuditLog audit,
    Currency service,
    TimeProvider clock)
{
    /// <summary>In the open transaction, unless its reference has started one before.</summary>
    public async Task<CreditOutcome> StartAsync(
        HttpContext http,
        GrantedCustomer customer,
        WantedCredit wanted,
        IReadOnlyList<int>? meters,
        CancellationToken cancellationToken)
    {
        if (await context.RecurringCredits.CountAsync(
            row => row.CustomerId == customer.Id && row.NextAt != null, cancellationToken)
            >= RecurringCreditRow.MaxActive)
        {
            return CreditOutcome.TooMany;
        }

        var now = clock.GetUtcNow();
        var row = RowOf(customer.Id, wanted, meters, now);
        audit.Add(http, AuditActions.RecurringCreditStarted, AuditSubject.Customer(customer.Id), null,
            RecurringCreditResponse.Of(row, customer.MeterKeys, customer.Currency));
        await recurring.StartAsync(context, row, cancellationToken);
        return new CreditOutcome(CreditState.Made, await FirstAsync(customer, row.Id, cancellationToken));
    }

    /// <summary>Whether a reference has started a recurring credit before; null: it has not.</summary>
    public async Task<CreditOutcome?> RepeatedAsync(
        GrantedCustomer customer,
        WantedCredit wanted,
        IReadOnlyList<int>? meters,
        CancellationToken cancellationToken)
    {
        if (wanted.Reference is not { } reference
            || await context.RecurringCredits.AsNoTracking().SingleOrDefaultAsync(
                row => row.CustomerId == customer.Id && row.Reference == reference, cancellationToken) is not { } known)
        {
            return null;
        }

        return IsSame(known, wanted, meters)
            ? new CreditOutcome(CreditState.Repeated, await FirstAsync(customer, known.Id, cancellationToken))
            : CreditOutcome.ReferenceReused;
    }

    /// <summary>Null without such a credit. What was granted stays until its period ends.</summary>
    public async Task<RecurringCreditResponse?> EndAsync(
        HttpContext http, Guid customer, Guid credit, string reason, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        var isEnded = await recurring.EndAsync(context, customer, credit, cancellationToken);
        if (await context.RecurringCredits.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.Id == credit, cancellationToken) is not { } row)
        {
            return null;
        }

        var currency = (await context.PayerOfAsync(customer, service, cancellationToken)).Currency;
        var keys = await context.MeterKeysAsync(cancellationToken);
        if (isEnded)
        {
            audit.Add(http, AuditActions.RecurringCreditEnded, AuditSubject.Customer(customer), null,
                new { RecurringCredit = credit, Reason = reason });
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return RecurringCreditResponse.Of(row, keys, currency);
    }

    private async Task<CreditGrantResponse> FirstAsync(
        GrantedCustomer customer, Guid credit, CancellationToken cancellationToken) =>
        CreditGrantResponse.Of(
            await context.CreditGrants.AsNoTracking().SingleAsync(
                row => row.CustomerId == customer.Id && row.RecurringId == credit && row.RecurringNumber == 1,
                cancellationToken),
            customer.MeterKeys, customer.Currency, clock.GetUtcNow());

    private static RecurringCreditRow RowOf(
        Guid customer, WantedCredit wanted, IReadOnlyList<int>? meters, DateTimeOffset now)
    {
        var amount = AmountParts.Of(wanted.AmountNanos);
        var (least, most) = (AmountParts.Of(wanted.RolloverMinNanos), AmountParts.Of(wanted.RolloverMaxNanos));
        return new RecurringCreditRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            AmountUnits = amount.Units,
            AmountFraction = amount.Nanos,
            RolloverMinUnits = least.Units,
            RolloverMinFraction = least.Nanos,
            RolloverMaxUnits = most.Units,
            RolloverMaxFraction = most.Nanos,
            Priority = wanted.Priority,
            EffectiveAt = now,
            ExpiresAt = wanted.ExpiresAt,
            MeterIds = meters,
            Reference = wanted.Reference,
            CreatedAt = now,
        };
    }

    private static bool IsSame(RecurringCreditRow known, WantedCredit wanted, IReadOnlyList<int>? meters) =>
        wanted.Kind is CreditKind.Recurring
        && (known.AmountNanos, known.RolloverMinNanos, known.RolloverMaxNanos)
            == (wanted.AmountNanos, wanted.RolloverMinNanos, wanted.RolloverMaxNanos)
        && known.Priority == wanted.Priority
        && known.ExpiresAt == wanted.ExpiresAt
        && (known.MeterIds ?? []).SequenceEqual(meters ?? []);
}

internal sealed record GrantedCustomer(Guid Id, Currency Currency, IReadOnlyDictionary<int, string> MeterKeys);
