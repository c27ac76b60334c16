using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Billing.Responses;

/// <summary>
/// Compares what a customer spends with the billing period before, and says what the period comes to. Two periods of
/// quarters of an hour are summed at most, however long the history is.
/// </summary>
public static class TrendQueries
{
    /// <summary>How a billing period of a customer goes.</summary>
    /// <param name="context">The database.</param>
    /// <param name="payer">The customer.</param>
    /// <param name="month">The period; the forecast is of the current one alone.</param>
    /// <param name="costNanos">What the period costs, in nanos.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(SpendComparisonResponse? Comparison, SpendForecastResponse? Forecast)> TrendOfAsync(
        this PaygContext context,
        Payer payer,
        BillingMonth month,
        Int128 costNanos,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var customer = payer.Customer.Value;
        var (current, previous) = (payer.Calendar.WindowOf(month), payer.Calendar.WindowOf(month.Previous));
        if (current.Start > now)
            return (null, null);

        // A period that is over is compared as it was billed.
        var trend = new SpendTrendReader(new CustomerSpend(context, customer), payer.Currency);
        if (current.End <= now)
        {
            var before = month.Previous.Number;
            var billed = await context.CustomerMonths.AsNoTracking()
                .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Month == before, cancellationToken);
            return (trend.Compare(previous, costNanos, billed?.CostNanos ?? 0), null);
        }

        // Only whole quarters of an hour are compared: the one under way has no like in the period before.
        var until = QuarterHour.StartOf(now);
        return (
            await trend.CompareAsync(current, previous, until, cancellationToken),
            await trend.ForecastAsync(current, costNanos, until, now, cancellationToken));
    }

    private sealed class CustomerSpend(PaygContext context, Guid customer) : ISpendSums
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
            Used(window).OrderBy(row => row.Quarter).Select(row => (DateTimeOffset?)row.Quarter)
                .FirstOrDefaultAsync(cancellationToken);

        private IQueryable<UsageQuarterRow> Used(CalendarWindow window)
        {
            var (start, end) = window;
            return context.UsageQuarters.AsNoTracking()
                .Where(row => row.CustomerId == customer && row.Quarter >= start && row.Quarter < end);
        }
    }
}
