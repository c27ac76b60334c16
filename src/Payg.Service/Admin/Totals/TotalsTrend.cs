using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Trends;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Model.Sums;

namespace Payg.Service.Admin.Totals;

/// <summary>
/// Compares the revenue of a month with the one before, and says what the current month comes to. It reads sums that
/// the flush keeps, of two months at most.
/// </summary>
internal sealed class TotalsTrend(PaygContext context, TimeProvider clock)
{
    /// <summary>The trend of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="currency">The customers' currency.</param>
    /// <param name="revenueNanos">What the month brought, in nanos.</param>
    /// <param name="previousNanos">Reads what the month before brought, in nanos.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
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

        // A month that is over is compared as it was billed, in each customer's time zone.
        if (month != today)
        {
            var whole = await previousNanos(month.Previous);
            return (Compare(previous, revenueNanos, whole), null);
        }

        // Sums are kept by hours of UTC: the one under way has no like in the month before.
        var until = UtcHour.StartOf(now);
        SpendComparisonResponse? comparison = null;
        if (SpendTrend.SameSpan(current, previous, until) is { } span)
        {
            comparison = Compare(
                span,
                await SumAsync(current with { End = until }, currency, cancellationToken),
                await SumAsync(span, currency, cancellationToken));
        }

        var recent = new CalendarWindow(until.AddDays(-SpendTrend.MaxDays), until);
        var first = await Used(recent, currency).OrderBy(row => row.Hour)
            .Select(row => (DateTimeOffset?)row.Hour).FirstOrDefaultAsync(cancellationToken);
        if (SpendTrend.DaysOf(first, until) is not { } days)
            return (comparison, null);

        var spent = await SumAsync(recent with { Start = until.AddDays(-days) }, currency, cancellationToken);
        return SpendTrend.Forecast(revenueNanos, spent, days, current.End - now) is { } expected
            ? (comparison, new SpendForecastResponse(current.End, Show(expected), days))
            : (comparison, null);

        SpendComparisonResponse Compare(CalendarWindow span, Int128 spent, Int128 before) =>
            new(span.Start, span.End, Show(before), SpendTrend.ChangePercent(spent, before));

        MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
    }

    private async Task<Int128> SumAsync(
        CalendarWindow window, Currency currency, CancellationToken cancellationToken)
    {
        var sum = await Used(window, currency).GroupBy(_ => 1)
            .Select(rows => new
            {
                Units = rows.Sum(row => row.CostUnits),
                Fraction = rows.Sum(row => (long)row.CostFraction),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sum is null ? 0 : AmountParts.Join(sum.Units, sum.Fraction);
    }

    private IQueryable<HourSumRow> Used(CalendarWindow window, Currency currency)
    {
        var ((start, end), code) = (window, currency.Code);
        return context.HourSums.AsNoTracking()
            .Where(row => row.Hour >= start && row.Hour < end && row.Currency == code);
    }
}
