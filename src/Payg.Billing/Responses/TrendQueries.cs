using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Storage.Model;

namespace Payg.Billing.Responses;

/// <summary>Says how billing periods of customers go.</summary>
public static class TrendQueries
{
    /// <summary>How a billing period of a customer goes.</summary>
    /// <param name="context">The database.</param>
    /// <param name="payer">The customer.</param>
    /// <param name="month">The period; the forecast is of the current one alone.</param>
    /// <param name="costNanos">What the period costs, in nanos.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<(SpendComparisonResponse? Comparison, SpendForecastResponse? Forecast)> TrendOfAsync(
        this PaygContext context,
        Payer payer,
        BillingMonth month,
        Int128 costNanos,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var customer = payer.Customer.Value;
        var spent = context.UsageQuarters.AsNoTracking()
            .Where(row => row.CustomerId == customer)
            .Select(row => new SpentAt
            {
                At = row.Quarter,
                CostUnits = row.CostUnits,
                CostFraction = row.CostFraction,
            });
        return new SpendTrendReader(spent, payer.Currency).ReadAsync(
            payer.Calendar.WindowOf(month),
            payer.Calendar.WindowOf(month.Previous),
            costNanos,
            BilledBeforeAsync,
            QuarterHour.StartOf(now),
            now,
            cancellationToken);

        async Task<Int128> BilledBeforeAsync()
        {
            var before = month.Previous.Number;
            var billed = await context.CustomerMonths.AsNoTracking()
                .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Month == before, cancellationToken);
            return billed?.CostNanos ?? 0;
        }
    }
}
