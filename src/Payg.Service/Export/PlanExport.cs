using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Model;
using static Payg.Service.Export.ExportedInstant;

namespace Payg.Service.Export;

/// <summary>Reads plans and the subscriptions of all customers, each in one query as of one instant.</summary>
/// <remarks>A range takes what was created from its start to before its end; null: without a bound.</remarks>
internal sealed class PlanExport(PaygContext context)
{
    public async IAsyncEnumerable<ExportedPlan> PlansAsync(
        DateTimeOffset? start, DateTimeOffset? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = context.PlanVersions.AsNoTracking().Include(row => row.Plan)
            .Where(row => (start == null || row.CreatedAt >= start) && (end == null || row.CreatedAt < end))
            .OrderBy(row => row.PlanId).ThenBy(row => row.Version);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var (plan, (fee, minimum)) = (row.Plan!, row.Terms);
            yield return new ExportedPlan(
                plan.Key, plan.Name, row.Version, Money.FormatNanos(fee), Money.FormatNanos(minimum),
                Money.FormatNanos(row.CreditNanos), Money.FormatNanos(row.RolloverMaxNanos), plan.Currency,
                row.TrialDays, Text(row.CreatedAt), Text(plan.RetiredAt));
        }
    }

    public async IAsyncEnumerable<ExportedSubscription> SubscriptionsAsync(
        DateTimeOffset? start, DateTimeOffset? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows =
            from subscription in context.Subscriptions
            where (start == null || subscription.CreatedAt >= start) && (end == null || subscription.CreatedAt < end)
            from customer in context.Customers.Where(row => row.Id == subscription.CustomerId).DefaultIfEmpty()
            orderby subscription.CustomerId, subscription.Id
            select new
            {
                Row = subscription,
                subscription.PlanVersion!.Plan!.Key,
                subscription.PlanVersion.Version,
                customer.Name,
            };
        await foreach (var found in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var row = found.Row;
            yield return new ExportedSubscription(
                row.CustomerId, found.Name ?? "", row.Id, found.Key, found.Version, Text(row.StartsAt),
                Text(row.EndsAt), Text(row.TrialEndsAt), Text(row.CancelledAt),
                Text(row.CreatedAt));
        }
    }
}
