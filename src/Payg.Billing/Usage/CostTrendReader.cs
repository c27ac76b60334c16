using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Billing.Usage;

/// <summary>Says how the current billing period of a customer goes.</summary>
internal sealed class CostTrendReader(PaygContext context, UsageFlush flush, Currency service, TimeProvider clock)
{
    public async Task<CostTrendResponse> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        await flush.FlushAsync(cancellationToken);

        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var (calendar, currency) = (payer.Calendar, payer.Currency);
        var month = calendar.MonthOf(asOf);
        var number = month.Number;
        var total = await context.CustomerMonths.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Month == number, cancellationToken);
        var soFar = total?.CostNanos ?? 0;

        var (comparison, forecast) = await context.TrendOfAsync(payer, month, soFar, asOf, cancellationToken);
        return new CostTrendResponse(
            month.ToString(), calendar.ZoneOf(month).Id, asOf,
            MoneyResponse.Of(new Money(soFar, currency)), comparison, forecast);
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
