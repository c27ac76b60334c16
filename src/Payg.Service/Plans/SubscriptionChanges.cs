using Payg.Core.Amounts;
using Payg.Core.Plans;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Plans;
using Payg.Storage.Notifications;
using Payg.Storage.Plans;

namespace Payg.Service.Plans;

/// <summary>Audits and notifies in the change's transaction. The same request again changes nothing.</summary>
internal sealed class SubscriptionChanges(
    PaygContext context,
    PlanReader plans,
    SubscriptionLedger ledger,
    UsageFlush flush,
    CreditRefusals refusals,
    AuditLog audit,
    Currency service,
    TimeProvider clock)
{
    /// <summary>Which plan a customer has; null: no such customer, or no plan.</summary>
    public async Task<SubscriptionResponse?> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var has = await CustomerPlans.ReadAsync(context, customer, now, cancellationToken);
        return has.Current is null
            ? null
            : await ShowAsync(
                has.Current, has.Next, await context.PayerOfAsync(customer, service, cancellationToken),
                cancellationToken);
    }

    public async Task<SubscriptionOutcome> ChangeAsync(
        HttpContext http, Guid customer, WantedPlan wanted, CancellationToken cancellationToken)
    {
        // 1. Flush first, so that what was used is booked before the included credit; then lock the customer.
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return SubscriptionOutcome.Of(PlanStatus.NoCustomer);
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var now = clock.GetUtcNow();
        var has = await CustomerPlans.ReadAsync(context, customer, now, cancellationToken);
        var (status, version) = await FindAsync(wanted, has, payer, cancellationToken);
        if (version is null)
            return SubscriptionOutcome.Of(status);

        // 2. The change. Where nothing changes, nothing is stored.
        var change = has.ChangeTo(version, wanted.AtOnce, payer.Calendar, now);
        var before = has.Current is null
            ? null
            : await ShowAsync(has.Current, has.Next, payer, cancellationToken);
        if (change.Kind is PlanChangeKind.None)
            return new SubscriptionOutcome(PlanStatus.Done, before);
        await ledger.ChangeAsync(context, customer, has, version, change, payer.Calendar, cancellationToken);
        var after = await CustomerPlans.ReadAsync(context, customer, now, cancellationToken);
        var shown = await ShowAsync(after.Current!, after.Next, payer, cancellationToken);
        audit.Add(http, AuditActions.SubscriptionChanged, AuditSubject.Customer(customer), before, shown);
        context.Notify(EventTypes.SubscriptionChanged, customer, $"subscription/{Guid.CreateVersion7(now)}", new
        {
            Plan = version.Plan!.Key,
            version.Version,
            Previous = before?.Plan.Key,
            EffectiveAt = change.At,
        }, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        refusals.Forget(customer);
        return new SubscriptionOutcome(PlanStatus.Done, shown);
    }

    /// <summary>One that was cancelled before stays as it is, unless it ends at once.</summary>
    public async Task<SubscriptionOutcome> CancelAsync(
        HttpContext http, Guid customer, bool atOnce, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return SubscriptionOutcome.Of(PlanStatus.NoPlan);
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var now = clock.GetUtcNow();
        var has = await CustomerPlans.ReadAsync(context, customer, now, cancellationToken);
        if (has.Current is not { } current)
            return SubscriptionOutcome.Of(PlanStatus.NoPlan);
        var before = await ShowAsync(current, has.Next, payer, cancellationToken);
        if (!await ledger.CancelAsync(context, has, atOnce, payer.Calendar, cancellationToken))
            return new SubscriptionOutcome(PlanStatus.Done, before);

        var shown = await ShowAsync(current, null, payer, cancellationToken);
        audit.Add(http, AuditActions.SubscriptionCancelled, AuditSubject.Customer(customer), before, shown);
        context.Notify(EventTypes.SubscriptionChanged, customer, $"subscription/{Guid.CreateVersion7(now)}", new
        {
            Previous = before.Plan.Key,
            EffectiveAt = current.EndsAt,
        }, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SubscriptionOutcome(PlanStatus.Done, shown);
    }

    public async Task<(PlanStatus Status, PlanPreviewResponse? Preview)> PreviewAsync(
        Guid customer, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var has = await CustomerPlans.ReadAsync(context, customer, now, cancellationToken);
        var (status, version) = await FindAsync(new WantedPlan(key), has, payer, cancellationToken);
        if (version is null)
            return (status, null);

        var (change, calendar) = (has.ChangeTo(version, null, payer.Calendar, now), payer.Calendar);
        var month = calendar.MonthOf(now);
        var isNow = change.Kind is PlanChangeKind.Start or PlanChangeKind.Now;
        var trial = isNow || change.Kind is PlanChangeKind.Later
            ? await SubscriptionLedger.TrialOfAsync(
                context, customer, has.Current, version, change.At, calendar, cancellationToken)
            : has.Current!.TrialEndsAt;
        var span = new PlanSpan(change.At, null, trial, version.Terms);
        var old = has.Current?.ToSpan();
        var given = isNow && old is not null
            ? old.FeeOf(calendar, month) - (old with { To = now }).FeeOf(calendar, month)
            : 0;
        var charge = isNow ? span.FeeOf(calendar, month) : 0;
        return (PlanStatus.Done, new PlanPreviewResponse(
            PlanResponse.Of(version, version.Plan!),
            isNow ? "now" : change.Kind is PlanChangeKind.Later ? "period_end" : "unchanged",
            change.At, Show(charge), Show(given), Show(charge - given), Show(span.FeeOf(calendar, month.Next)), trial));

        MoneyResponse Show(Int128 nanos) => new(Money.FormatNanos(nanos), payer.Currency.Code);
    }

    /// <summary>The version that is meant; null: the status says why it was not found.</summary>
    private async Task<(PlanStatus Status, PlanVersionRow? Version)> FindAsync(
        WantedPlan wanted, CustomerPlans has, Payer payer, CancellationToken cancellationToken)
    {
        if (await plans.NewestAsync(wanted.Key, cancellationToken) is not { Plan: { } plan } newest)
            return (PlanStatus.UnknownPlan, null);

        // Customers keep the version that they have, retired or not; only operators move them to the newest.
        PlanVersionRow?[] had = [has.Current?.PlanVersion, has.Next?.PlanVersion];
        if (Array.Find(had, version => version?.PlanId == plan.Id) is { } known)
            return (PlanStatus.Done, wanted.IsOperators ? newest : known);

        if (plan.RetiredAt is not null)
            return (PlanStatus.Retired, null);
        return string.Equals(plan.Currency, payer.Currency.Code, StringComparison.Ordinal)
            ? (PlanStatus.Done, newest)
            : (PlanStatus.OtherCurrency, null);
    }

    private async Task<SubscriptionResponse> ShowAsync(
        SubscriptionRow row, SubscriptionRow? next, Payer payer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var version = row.PlanVersion!;
        var newest = await plans.NewestAsync(version.Plan!.Key, cancellationToken);
        var status = row.EndsAt <= now ? "ended"
            : row.CancelledAt is not null ? "cancelled"
            : row.TrialEndsAt > now ? "trial" : "active";
        return new SubscriptionResponse(
            status, PlanResponse.Of(version, version.Plan), row.StartsAt, row.TrialEndsAt, row.EndsAt,
            row.CancelledAt, payer.Calendar.EndOf(payer.Calendar.MonthOf(now)),
            next is null ? null : PlanResponse.Of(next.PlanVersion!, next.PlanVersion!.Plan!),
            newest?.Id == version.Id);
    }
}

internal sealed record SubscriptionOutcome(PlanStatus Status, SubscriptionResponse? Subscription)
{
    public static SubscriptionOutcome Of(PlanStatus status) => new(status, null);
}
