using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Plans;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Holds the plans of a few hundred customers against each other, which must not overlap, and what invoices have billed
/// of each fee against the fee by the days of the subscription.
/// </summary>
internal static class PlanVerification
{
    // Between the clocks of the node that changed a plan and of the one that issued the invoice.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(
        PaygContext context, Guid first, Guid last, Action<LedgerDifference> report,
        CancellationToken cancellationToken)
    {
        var rows = await context.Subscriptions.AsNoTracking().Include(row => row.PlanVersion)
            .Where(row => row.CustomerId >= first && row.CustomerId <= last).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return;

        // 1. One plan at a time. One that ended when it began is none.
        foreach (var customer in rows.GroupBy(row => row.CustomerId))
        {
            var spans = customer.Where(row => row.EndsAt is null || row.EndsAt > row.StartsAt)
                .OrderBy(row => row.StartsAt).ToList();
            var overlaps = spans.Zip(spans.Skip(1)).Count(pair => !(pair.First.EndsAt <= pair.Second.StartsAt));
            if (overlaps > 0)
                report(new LedgerDifference("plans_overlap", customer.Key, null, null, null, Text(overlaps), Text(0)));
        }

        // 2. What was billed of each fee is the fee.
        await CompareFeesAsync(context, rows.ToDictionary(row => row.Id), first, last, report, cancellationToken);
    }

    private static async Task CompareFeesAsync(
        PaygContext context, Dictionary<Guid, SubscriptionRow> subscriptions, Guid first, Guid last,
        Action<LedgerDifference> report, CancellationToken cancellationToken)
    {
        var billed = await context.InvoiceLines.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last && row.Kind == InvoiceLineKind.Fee)
            .GroupBy(row => new { row.CustomerId, row.SubscriptionId, row.Month })
            .Select(group => new
            {
                group.Key.CustomerId,
                group.Key.SubscriptionId,
                group.Key.Month,
                Units = group.Sum(row => row.ExactUnits),
                Fraction = group.Sum(row => (long)row.ExactFraction),
            }).ToListAsync(cancellationToken);
        if (billed.Count == 0)
            return;
        var customers = billed.Select(sum => sum.CustomerId).Distinct().ToList();
        var payers = await context.PayersOfAsync(customers, default, cancellationToken);

        // Each invoice bills the difference of all fees to what was billed before: the last one has left them right.
        var issued = (await context.Invoices.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last && row.Kind == InvoiceKind.Invoice
                && row.State == InvoiceState.Final)
            .Select(row => new { row.CustomerId, row.IssuedAt }).ToListAsync(cancellationToken))
            .GroupBy(row => row.CustomerId).ToDictionary(group => group.Key, group => group.Max(row => row.IssuedAt));
        var turned = (await context.CustomerZones.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last)
            .Select(row => new { row.CustomerId, row.EffectiveAt }).ToListAsync(cancellationToken))
            .ToLookup(row => row.CustomerId, row => row.EffectiveAt);
        foreach (var sum in billed)
        {
            var nanos = AmountParts.Join(sum.Units, sum.Fraction);
            var month = BillingMonth.FromNumber(sum.Month);
            var at = issued.GetValueOrDefault(sum.CustomerId) - s_skew ?? DateTimeOffset.MinValue;
            var span = subscriptions.GetValueOrDefault(sum.SubscriptionId!.Value)?.ToSpan();
            var calendar = payers[sum.CustomerId].Calendar;
            if (span is null || !IsFee(nanos, span, calendar, month, at, turned[sum.CustomerId].Any(turn => turn > at)))
            {
                report(new LedgerDifference(
                    "plan_fee", sum.CustomerId, month.ToString(), null, null, Text(nanos),
                    Text(span?.FeeOf(calendar, month) ?? 0)));
            }
        }
    }

    /// <summary>Whether this was the fee at the last invoice: the next one bills what has changed since.</summary>
    private static bool IsFee(
        Int128 nanos, PlanSpan span, BillingCalendar calendar, BillingMonth month, DateTimeOffset at, bool isTurned)
    {
        // Days at the ends of periods are others in the new zone.
        if (isTurned)
            return nanos >= 0 && nanos <= span.Terms.FeeNanos;
        return nanos == span.FeeOf(calendar, month)
            || (span.To > at && nanos == (span with { To = null }).FeeOf(calendar, month))
            || (span.FreeUntil > at && nanos == 0);
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
