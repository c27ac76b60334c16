using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Totals;

/// <summary>Reads sums that the flush keeps by hours of UTC.</summary>
internal sealed class TotalsTrend(PaygContext context, TimeProvider clock)
{
    /// <param name="revenueNanos">What the month brought, in nanos.</param>
    /// <param name="previousNanos">Reads what the month before brought, in nanos, in each customer's time zone.</param>
    public Task<(SpendComparisonResponse? Comparison, SpendForecastResponse? Forecast)> ReadAsync(
        BillingMonth month,
        Currency currency,
        Int128 revenueNanos,
        Func<BillingMonth, Task<Int128>> previousNanos,
        CancellationToken cancellationToken)
    {
        var (now, code) = (clock.GetUtcNow(), currency.Code);
        var spent = context.HourSums.AsNoTracking()
            .Where(row => row.Currency == code)
            .Select(row => new SpentAt
            {
                At = row.Hour,
                CostUnits = row.CostUnits,
                CostFraction = row.CostFraction,
            });
        return new SpendTrendReader(spent, currency).ReadAsync(
            CalendarWindow.Of(month, TimeZoneInfo.Utc),
            CalendarWindow.Of(month.Previous, TimeZoneInfo.Utc),
            revenueNanos,
            () => previousNanos(month.Previous),
            UtcHour.StartOf(now),
            now,
            cancellationToken);
    }
}
