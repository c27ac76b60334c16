using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Model.Sums;

namespace Payg.Service.Admin.Totals;

/// <summary>Reads sums that the flush keeps, of two months at most.</summary>
internal sealed class TotalsTrend(PaygContext context, TimeProvider clock)
{
    /// <param name="revenueNanos">What the month brought, in nanos.</param>
    /// <param name="previousNanos">Reads what the month before brought, in nanos.</param>
    public async Task<(SpendComparisonResponse? Comparison, SpendForecastResponse? Forecast)> ReadAsync(
        BillingMonth month,
        Currency currency,
        Int128 revenueNanos,
        Func<BillingMonth, Task<Int128>> previousNanos,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = BillingMonth.Of(now, TimeZoneInfo.Utc);
        var current = CalendarWindow.Of(month, TimeZoneInfo.Utc);
        var previous = CalendarWindow.Of(month.Previous, TimeZoneInfo.Utc);
        if (month.CompareTo(today) > 0)
            return (null, null);

        var trend = new SpendTrendReader(new TotalSpend(context, currency), currency);

        // A month that is over is compared as it was billed, in each customer's time zone.
        if (month != today)
            return (trend.Compare(previous, revenueNanos, await previousNanos(month.Previous)), null);

        // Sums are kept by hours of UTC: the one under way has no like in the month before.
        var until = UtcHour.StartOf(now);
        return (
            await trend.CompareAsync(current, previous, until, cancellationToken),
            await trend.ForecastAsync(current, revenueNanos, until, now, cancellationToken));
    }

    private sealed class TotalSpend(PaygContext context, Currency currency) : ISpendSums
    {
        public async Task<Int128> SumAsync(CalendarWindow window, CancellationToken cancellationToken)
        {
            var sum = await Used(window).GroupBy(_ => 1)
                .Select(rows => new
                {
                    Units = rows.Sum(row => row.CostUnits),
                    Fraction = rows.Sum(row => (long)row.CostFraction),
                })
                .SingleOrDefaultAsync(cancellationToken);
            return sum is null ? 0 : AmountParts.Join(sum.Units, sum.Fraction);
        }

        public Task<DateTimeOffset?> FirstUseAsync(CalendarWindow window, CancellationToken cancellationToken) =>
            Used(window).OrderBy(row => row.Hour).Select(row => (DateTimeOffset?)row.Hour)
                .FirstOrDefaultAsync(cancellationToken);

        private IQueryable<HourSumRow> Used(CalendarWindow window)
        {
            var ((start, end), code) = (window, currency.Code);
            return context.HourSums.AsNoTracking()
                .Where(row => row.Hour >= start && row.Hour < end && row.Currency == code);
        }
    }
}
