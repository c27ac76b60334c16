using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Plans;
using Payg.Core.Pricing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Plans;

namespace Payg.Storage.Invoicing;

/// <summary>
/// What plans charge and is on no invoice yet. Fees are charged until the end of the period after the invoice's, which
/// is in advance; a minimum is charged for periods that are over. Both are computed from the subscriptions as they are
/// now, less what was billed: so what a change of plans gives back, and a fee that was not billed in advance, need no
/// rule of their own, and nothing is billed twice.
/// </summary>
internal static class PlanLines
{
    public static async Task<IReadOnlyList<DraftLine>> ReadAsync(
        PaygContext context, Payer payer, int first, BillingMonth month, IReadOnlyList<InvoicedSum> invoiced,
        CancellationToken cancellationToken)
    {
        var subscriptions = await context.Subscriptions.AsNoTracking()
            .Include(row => row.PlanVersion).ThenInclude(row => row!.Plan)
            .Where(row => row.CustomerId == payer.Customer.Value)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return
        [
            .. subscriptions.SelectMany(row => Fees(row, payer.Calendar, first, month, invoiced)),
            .. await MinimumsAsync(context, payer, subscriptions, first, month, invoiced, cancellationToken),
        ];
    }

    private static IEnumerable<DraftLine> Fees(
        SubscriptionRow subscription, BillingCalendar calendar, int first, BillingMonth month,
        IReadOnlyList<InvoicedSum> invoiced)
    {
        var span = subscription.ToSpan();
        var known = invoiced
            .Where(sum => sum.Kind is InvoiceLineKind.Fee && sum.SubscriptionId == subscription.Id)
            .ToDictionary(sum => sum.Month, sum => sum.ExactNanos);
        // What began after the invoice's period is on the next one, with its own first part.
        var last = span.From > calendar.EndOf(month) ? month : month.Next;
        foreach (var period in PeriodsOf(span, calendar, first, last, known.Keys))
        {
            var before = known.TryGetValue(period.Number, out var billed) ? billed : (Int128?)null;
            var fee = span.FeeOf(calendar, period) - (before ?? 0);
            if (fee != 0)
            {
                var name = $"{subscription.PlanVersion!.Plan!.Name}, fee for {Name(period)}";
                var days = DaysOf(span, calendar, period);
                yield return new DraftLine(
                    InvoiceLineKind.Fee, period,
                    before is null ? name + (days.Length == 0 ? "" : $": {days}") : $"{name}: only {days}", fee)
                {
                    SubscriptionId = subscription.Id,
                };
            }
        }
    }

    private static async Task<IEnumerable<DraftLine>> MinimumsAsync(
        PaygContext context, Payer payer, List<SubscriptionRow> subscriptions, int first, BillingMonth month,
        IReadOnlyList<InvoicedSum> invoiced, CancellationToken cancellationToken)
    {
        var spans = subscriptions.Select(row => row.ToSpan()).Where(span => span.Terms.MinimumNanos > 0).ToList();
        var known = invoiced.Where(sum => sum.Kind is InvoiceLineKind.Minimum)
            .ToDictionary(sum => sum.Month, sum => sum.ExactNanos);
        var periods = spans.SelectMany(span => PeriodsOf(span, payer.Calendar, first, month, []))
            .Concat(known.Keys.Select(BillingMonth.FromNumber)).Distinct().Order().ToList();
        if (periods.Count == 0)
            return [];

        var charges = await ChargesAsync(context, payer.Customer.Value, periods, cancellationToken);
        return periods.Select(period =>
        {
            var minimum = spans.Sum(span => span.MinimumOf(payer.Calendar, period));
            var charged = charges.GetValueOrDefault(period.Number);
            var isBilled = known.TryGetValue(period.Number, out var billed);
            return new DraftLine(
                InvoiceLineKind.Minimum, period,
                $"Minimum of {Name(period)}: {Money.FormatNanos(minimum)}, used {Money.FormatNanos(charged)}"
                    + (isBilled ? ", corrected" : ""),
                PlanSpan.TrueUp(minimum, charged) - billed);
        }).Where(line => line.ExactNanos != 0);
    }

    private static async Task<Dictionary<int, Int128>> ChargesAsync(
        PaygContext context, Guid customer, List<BillingMonth> periods, CancellationToken cancellationToken)
    {
        var (first, last) = (periods[0].Number, periods[^1].Number);
        var lines = await context.UsageLines.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Month >= first && row.Month <= last)
            .GroupBy(row => row.Month)
            .Select(group => new
            {
                Month = group.Key,
                Units = group.Sum(row => row.CostUnits),
                Fraction = group.Sum(row => (long)row.CostFraction),
            }).ToListAsync(cancellationToken);
        var money = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Month >= first && row.Month <= last
                && row.Quantity == null)
            .GroupBy(row => row.Month)
            .Select(group => new
            {
                Month = group.Key,
                Units = group.Sum(row => row.CostUnits),
                Fraction = group.Sum(row => (long)row.CostFraction),
            }).ToListAsync(cancellationToken);
        return lines.Concat(money).GroupBy(row => row.Month).ToDictionary(
            month => month.Key, month => month.Sum(row => AmountParts.Join(row.Units, row.Fraction)));
    }

    private static SortedSet<BillingMonth> PeriodsOf(
        PlanSpan span, BillingCalendar calendar, int first, BillingMonth last, IEnumerable<int> billed)
    {
        var begin = calendar.MonthOf(span.ChargedFrom);
        var end = span.To is { } to && calendar.MonthOf(to).CompareTo(last) < 0 ? calendar.MonthOf(to) : last;
        var periods = new SortedSet<BillingMonth>(billed.Select(BillingMonth.FromNumber));
        var start = BillingMonth.FromNumber(first);
        for (var period = begin.CompareTo(start) < 0 ? start : begin; period.CompareTo(end) <= 0; period = period.Next)
            periods.Add(period);
        return periods;
    }

    private static string DaysOf(PlanSpan span, BillingCalendar calendar, BillingMonth month)
    {
        var (days, all) = (span.DaysIn(calendar, month), Proration.DaysIn(month));
        return days == all ? "" : string.Create(CultureInfo.InvariantCulture, $"{days} of {all} days");
    }

    private static string Name(BillingMonth month) =>
        new DateTime(month.Year, month.Month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
