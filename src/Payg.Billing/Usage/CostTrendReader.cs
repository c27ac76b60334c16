using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Billing.Usage;

/// <summary>
/// Compares what a customer spends with the month before, and says what the month comes to. Two months of quarters of
/// an hour are summed at most, however long the history is.
/// </summary>
internal sealed class CostTrendReader(PaygContext context, UsageFlush flush, Currency service, TimeProvider clock)
{
    public async Task<CostTrendResponse> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        await flush.FlushAsync(cancellationToken);

        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var (calendar, currency) = (payer.Calendar, payer.Currency);
        var month = calendar.MonthOf(asOf);
        var (current, number) = (calendar.WindowOf(month), month.Number);
        var total = await context.CustomerMonths.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Month == number, cancellationToken);
        var soFar = total?.CostNanos ?? 0;

        // Only whole quarters of an hour are compared: the one under way has no like in the month before.
        var until = QuarterHour.StartOf(asOf);
        var trend = new SpendTrendReader(new CustomerSpend(context, customer), currency);
        return new CostTrendResponse(
            month.ToString(),
            calendar.ZoneOf(month).Id,
            asOf,
            MoneyResponse.Of(new Money(soFar, currency)),
            await trend.CompareAsync(current, calendar.WindowOf(month.Previous), until, cancellationToken),
            await trend.ForecastAsync(current, soFar, until, asOf, cancellationToken));
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

[Description("How the spend of the current billing period goes.")]
internal sealed record CostTrendResponse(
    [property: Description("The billing period, as yyyy-MM.")]
    string Month,
    [property: Description("The IANA time zone whose calendar month it is.")]
    string TimeZone,
    [property: Description("Every call that this node answered before this instant is included in the total.")]
    DateTimeOffset AsOf,
    [property: Description("What it costs so far.")]
    MoneyResponse Total,
    [property: Description(
        "What usage of the same span of the billing period before cost, to the last whole quarter of an hour, "
        + "adjustments left out; null: none has passed yet.")]
    SpendComparisonResponse? Comparison,
    [property: Description("What it comes to at its end; null: there is usage of fewer than three days.")]
    SpendForecastResponse? Forecast);
