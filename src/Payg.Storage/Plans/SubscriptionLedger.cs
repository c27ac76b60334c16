using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Plans;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Plans;

namespace Payg.Storage.Plans;

/// <summary>
/// Changes which plan a customer has, with the credit that plans include. Each change happens in the open transaction
/// of a context in which the caller has locked the customer by an update of their row. No money moves here: what plans
/// charge is computed from the subscriptions when an invoice is made. Thread-safe.
/// </summary>
public sealed class SubscriptionLedger(RecurringCredits recurring, TimeProvider clock)
{
    /// <summary>Makes a change that <see cref="CustomerPlans.ChangeTo"/> has found.</summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="plans">Their plans, read in the same transaction.</param>
    /// <param name="wanted">The version that they get.</param>
    /// <param name="change">What it means.</param>
    /// <param name="calendar">The customer's calendar.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ChangeAsync(
        PaygContext context, Guid customer, CustomerPlans plans, PlanVersionRow wanted, PlanChange change,
        BillingCalendar calendar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(calendar);
        if (change.Kind is PlanChangeKind.None)
            return;

        await DropAsync(context, plans.Next, cancellationToken);
        if (change.Kind is PlanChangeKind.Resume)
        {
            await ResumeAsync(context, plans.Current!, calendar, cancellationToken);
            return;
        }

        var trial = await TrialOfAsync(
            context, customer, plans.Current, wanted, change.At, calendar, cancellationToken);
        if (plans.Current is { } current)
            await EndAsync(context, current, change.At, cancellationToken);
        var row = new SubscriptionRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            PlanVersionId = wanted.Id,
            StartsAt = change.At,
            TrialEndsAt = trial,
            CreatedAt = clock.GetUtcNow(),
        };
        row.CreditId = await IncludeAsync(context, customer, wanted, change.At, calendar, cancellationToken);
        context.Subscriptions.Add(row);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The version that customers of a currency get when they register; null: none.</summary>
    public static async Task<PlanVersionRow?> DefaultAsync(
        PaygContext context, string currency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.PlanVersions.Include(row => row.Plan)
            .Where(row => row.Plan!.IsDefault && row.Plan.RetiredAt == null && row.Plan.Currency == currency)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Gives a plan to a customer who registers, unless they had one.</summary>
    public async Task StartAsync(
        PaygContext context, Guid customer, PlanVersionRow wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await context.Subscriptions.AnyAsync(row => row.CustomerId == customer, cancellationToken))
            return;
        var change = new PlanChange(PlanChangeKind.Start, clock.GetUtcNow());
        await ChangeAsync(
            context, customer, new CustomerPlans(null, null), wanted, change,
            await context.CalendarOfAsync(customer, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Cancels a customer's plan, at the end of the billing period or of the trial, whichever comes first, or at once.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> CancelAsync(
        PaygContext context, CustomerPlans plans, bool atOnce, BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(calendar);
        var now = clock.GetUtcNow();
        if (plans.Current is not { } current || (current.CancelledAt is not null && !atOnce))
            return false;

        await DropAsync(context, plans.Next, cancellationToken);
        var end = atOnce ? now : calendar.EndOf(calendar.MonthOf(now));
        if (current.TrialEndsAt > now && current.TrialEndsAt < end)
            end = current.TrialEndsAt.Value;
        current.CancelledAt = now;
        await EndAsync(context, current, end, cancellationToken);
        return true;
    }

    /// <summary>
    /// Until when a plan would be free that begins at an instant; null: it has no trial. A trial is for customers who
    /// had neither one before nor a plan that charges; a change in a trial keeps what is left of it.
    /// </summary>
    public static async Task<DateTimeOffset?> TrialOfAsync(
        PaygContext context, Guid customer, SubscriptionRow? current, PlanVersionRow wanted, DateTimeOffset at,
        BillingCalendar calendar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(calendar);
        if (current?.TrialEndsAt > at)
            return current.TrialEndsAt;
        if (wanted.TrialDays == 0)
            return null;
        var earlier = await context.Subscriptions.AsNoTracking().Include(row => row.PlanVersion)
            .Where(row => row.CustomerId == customer).ToListAsync(cancellationToken);
        if (earlier.Exists(row => row.TrialEndsAt is not null || !row.PlanVersion!.Terms.IsFree))
            return null;

        var zone = calendar.ZoneAt(at);
        var day = TimeZoneInfo.ConvertTime(CalendarWindow.Of(at, UsageWindow.Day, zone).Start, zone).Date;
        return ZoneClock.FirstInstant(day.AddDays(wanted.TrialDays), zone);
    }

    private async Task EndAsync(
        PaygContext context, SubscriptionRow row, DateTimeOffset at, CancellationToken cancellationToken)
    {
        row.EndsAt = at;
        await context.SaveChangesAsync(cancellationToken);
        if (row.CreditId is { } credit)
            await recurring.EndAsync(context, row.CustomerId, credit, cancellationToken);
    }

    /// <summary>The plan goes on, and so does its credit, of which this period's was granted.</summary>
    private async Task ResumeAsync(
        PaygContext context, SubscriptionRow row, BillingCalendar calendar, CancellationToken cancellationToken)
    {
        var next = calendar.EndOf(calendar.MonthOf(clock.GetUtcNow()));
        row.CreditId = await IncludeAsync(
            context, row.CustomerId, row.PlanVersion!, next, calendar, cancellationToken);
        (row.EndsAt, row.CancelledAt) = (null, null);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What was to follow does not: nothing of it was billed, because it has not begun.</summary>
    private async Task DropAsync(PaygContext context, SubscriptionRow? next, CancellationToken cancellationToken)
    {
        if (next is null)
            return;
        context.Subscriptions.Remove(next);
        await context.SaveChangesAsync(cancellationToken);
        if (next.CreditId is { } credit)
            await recurring.EndAsync(context, next.CustomerId, credit, cancellationToken);
    }

    /// <summary>In the first period by days, less what plans have granted before; null: without credit.</summary>
    private async Task<Guid?> IncludeAsync(
        PaygContext context, Guid customer, PlanVersionRow version, DateTimeOffset at, BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (version.CreditNanos == 0)
            return null;

        var month = calendar.MonthOf(at);
        var first = await FirstOfAsync(context, customer, version, at, month, calendar, cancellationToken);
        var part = first <= 0 || first == version.CreditNanos ? (AmountParts?)null : AmountParts.Of(first);
        var now = clock.GetUtcNow();
        var credit = new RecurringCreditRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            AmountUnits = version.CreditUnits,
            AmountFraction = version.CreditFraction,
            FirstUnits = part?.Units,
            FirstFraction = part?.Nanos,
            RolloverMaxUnits = version.RolloverMaxUnits,
            RolloverMaxFraction = version.RolloverMaxFraction,
            Priority = CreditGrant.DefaultPriority,
            EffectiveAt = first <= 0 ? calendar.EndOf(month) : at,
            CreatedAt = now,
        };
        credit.Reference = ReferenceOf(credit.Id);
        await recurring.StartAsync(context, credit, cancellationToken);
        return credit.Id;
    }

    /// <summary>
    /// What a plan that begins within a period grants in it: what the days of all plans of the period include, less
    /// what they have granted already. So changes to and fro grant nothing more.
    /// </summary>
    private static async Task<Int128> FirstOfAsync(
        PaygContext context, Guid customer, PlanVersionRow version, DateTimeOffset at, BillingMonth month,
        BillingCalendar calendar, CancellationToken cancellationToken)
    {
        var (start, end) = calendar.WindowOf(month);
        var had = await context.Subscriptions.AsNoTracking().Include(row => row.PlanVersion)
            .Where(row => row.CustomerId == customer && row.EndsAt > start && row.EndsAt <= at)
            .ToListAsync(cancellationToken);
        var credits = (await context.RecurringCredits.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Reference != null)
            .Select(row => new { row.Id, row.Reference }).ToListAsync(cancellationToken))
            .Where(row => string.Equals(row.Reference, ReferenceOf(row.Id), StringComparison.Ordinal))
            .Select(row => (Guid?)row.Id).ToList();
        var granted = await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == customer && credits.Contains(row.RecurringId) && !row.IsRollover
                && row.EffectiveAt >= start && row.EffectiveAt < end)
            .ToListAsync(cancellationToken);
        return had.Select(row => (row.StartsAt, row.EndsAt, row.PlanVersion!.CreditNanos))
            .Append((at, null, version.CreditNanos))
            .Sum(plan => new PlanSpan(plan.Item1, plan.Item2, null, new PlanTerms(plan.Item3, 0))
                .FeeOf(calendar, month)) - granted.Sum(row => row.AmountNanos);
    }

    private static string ReferenceOf(Guid credit) => $"plan:{credit}";
}
