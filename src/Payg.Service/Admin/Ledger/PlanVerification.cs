using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Holds the plans of a few hundred customers against each other, which must not overlap, and what invoices have billed
/// of each fee against the fee.
/// </summary>
internal static class PlanVerification
{
    /// <summary>Reports what is not right, of the customers from one to another.</summary>
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

        // 2. No more of a fee was billed than a period costs.
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
        var fees = rows.ToDictionary(row => row.Id, row => row.PlanVersion!.Terms.FeeNanos);
        foreach (var sum in billed)
        {
            var nanos = AmountParts.Join(sum.Units, sum.Fraction);
            var fee = fees.GetValueOrDefault(sum.SubscriptionId!.Value);
            if (nanos < 0 || nanos > fee)
            {
                report(new LedgerDifference(
                    "plan_fee", sum.CustomerId, BillingMonth.FromNumber(sum.Month).ToString(), null, null, Text(nanos),
                    Text(fee)));
            }
        }
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
