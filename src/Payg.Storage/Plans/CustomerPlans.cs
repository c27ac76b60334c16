using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Model.Plans;

namespace Payg.Storage.Plans;

/// <summary>Which plan a customer has at an instant, and which one they get next.</summary>
/// <param name="Current">The subscription in force; null: no plan.</param>
/// <param name="Next">The subscription that follows it; null: none is known.</param>
public sealed record CustomerPlans(SubscriptionRow? Current, SubscriptionRow? Next)
{
    /// <summary>Reads them with the versions of their plans; tracked by the context.</summary>
    public static async Task<CustomerPlans> ReadAsync(
        PaygContext context, Guid customer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = await context.Subscriptions
            .Include(row => row.PlanVersion).ThenInclude(row => row!.Plan)
            .Where(row => row.CustomerId == customer && (row.EndsAt == null || row.EndsAt > now))
            .OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
        return new CustomerPlans(
            rows.Find(row => row.StartsAt <= now), rows.Find(row => row.StartsAt > now));
    }

    /// <summary>What a change to a version of a plan means.</summary>
    /// <param name="wanted">The version.</param>
    /// <param name="atOnce">Whether it takes effect at once; null: an upgrade does, and any change in a trial.</param>
    /// <param name="calendar">The customer's calendar.</param>
    /// <param name="now">When it is asked for.</param>
    public PlanChange ChangeTo(PlanVersionRow wanted, bool? atOnce, BillingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(calendar);
        var periodEnd = calendar.EndOf(calendar.MonthOf(now));
        if (Current is null)
            return new PlanChange(PlanChangeKind.Start, now);
        if (Current.PlanVersionId == wanted.Id)
            return new PlanChange(Current.EndsAt is null ? PlanChangeKind.None : PlanChangeKind.Resume, now);

        var isNow = atOnce
            ?? (Current.TrialEndsAt > now || wanted.Terms.IsUpgradeFrom(Current.PlanVersion!.Terms));
        if (isNow)
            return new PlanChange(PlanChangeKind.Now, now);
        return Next?.PlanVersionId == wanted.Id
            ? new PlanChange(PlanChangeKind.None, Next.StartsAt)
            : new PlanChange(PlanChangeKind.Later, periodEnd);
    }
}

/// <summary>What a change of plans means.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="At">When it takes effect.</param>
public readonly record struct PlanChange(PlanChangeKind Kind, DateTimeOffset At);

/// <summary>What happens when a customer asks for a plan.</summary>
public enum PlanChangeKind
{
    /// <summary>Nothing: it is so already.</summary>
    None,

    /// <summary>The first plan, or the first one after a time without.</summary>
    Start,

    /// <summary>The plan goes on; what was to follow it does not.</summary>
    Resume,

    /// <summary>Another plan at once.</summary>
    Now,

    /// <summary>Another plan from the end of the billing period.</summary>
    Later,
}
