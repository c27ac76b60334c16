using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Revenue;

internal sealed class RevenueReader(PaygContext context, TimeProvider clock)
{
    public const int MaxMonths = 60;

    public async Task<RevenueResponse> ReadAsync(int months, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = BillingMonth.Of(now, TimeZoneInfo.Utc);
        for (var i = 1; i < months; i++)
            first = first.Previous;
        var invoices = context.Invoices.AsNoTracking().Where(row => row.Kind == InvoiceKind.Invoice
            && row.State == InvoiceState.Final && row.Month >= first.Number);
        var sums = await SumAsync(invoices, cancellationToken);
        var overdue = (await SumAsync(
                invoices.Where(row => row.Payment == PaymentState.Open && row.DueAt < now), cancellationToken))
            .ToDictionary(sum => (sum.Month, sum.Currency, sum.Digits), sum => sum.Left);

        // An invoice keeps the minor unit that its currency had: sums of two are two rows.
        var rows = sums.GroupBy(sum => (sum.Month, sum.Currency, sum.Digits))
            .OrderByDescending(group => group.Key.Month).ThenBy(group => group.Key.Currency, StringComparer.Ordinal)
            .Select(group => (group.Key, Amounts: Of(group, overdue.GetValueOrDefault(group.Key)))).ToList();
        var totals = rows.GroupBy(row => (row.Key.Currency, row.Key.Digits))
            .OrderBy(group => group.Key.Currency, StringComparer.Ordinal)
            .Select(group => Show(group.Key, group.Select(row => row.Amounts).Aggregate((a, b) => a + b)));
        return new RevenueResponse(
            first.ToString(), [.. totals],
            [
                .. rows.Select(row => new MonthlyRevenue(
                    BillingMonth.FromNumber(row.Key.Month).ToString(),
                    Show((row.Key.Currency, row.Key.Digits), row.Amounts))),
            ]);
    }

    private static Task<List<Sum>> SumAsync(IQueryable<InvoiceRow> invoices, CancellationToken cancellationToken) =>
        invoices.GroupBy(row => new { row.Month, row.Currency, row.MinorDigits, row.Payment })
            .Select(group => new Sum(
                group.Key.Month, group.Key.Currency, group.Key.MinorDigits, group.Key.Payment,
                group.Sum(row => row.GrossMinor), group.Sum(row => row.CreditedMinor)))
            .ToListAsync(cancellationToken);

    private static RevenueAmounts Of(IEnumerable<Sum> sums, long overdue)
    {
        var all = sums.ToList();
        long LeftOf(PaymentState payment) => all.Where(sum => sum.Payment == payment).Sum(sum => sum.Left);
        return new RevenueAmounts(
            all.Sum(sum => sum.Gross), all.Sum(sum => sum.Credited), LeftOf(PaymentState.Paid),
            LeftOf(PaymentState.Open), overdue, LeftOf(PaymentState.Uncollectible));
    }

    private static RevenueSums Show((string Currency, short Digits) unit, RevenueAmounts amounts)
    {
        var minor = new MinorUnit(unit.Digits);
        MoneyResponse In(long value) => new(minor.Format(value), unit.Currency);
        return new RevenueSums(
            unit.Currency, In(amounts.Invoiced), In(amounts.Credited), In(amounts.Paid), In(amounts.Open),
            In(amounts.Overdue), In(amounts.Uncollectible));
    }

    private sealed record Sum(
        int Month, string Currency, short Digits, PaymentState Payment, long Gross, long Credited)
    {
        public long Left => Gross - Credited;
    }

    private readonly record struct RevenueAmounts(
        long Invoiced, long Credited, long Paid, long Open, long Overdue, long Uncollectible)
    {
        public static RevenueAmounts operator +(RevenueAmounts one, RevenueAmounts other) => checked(new(
            one.Invoiced + other.Invoiced, one.Credited + other.Credited, one.Paid + other.Paid,
            one.Open + other.Open, one.Overdue + other.Overdue, one.Uncollectible + other.Uncollectible));
    }
}
