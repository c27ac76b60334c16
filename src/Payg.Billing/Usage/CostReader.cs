using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Rating;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Billing.Usage;

/// <summary>Reads what a billing period costs a customer, every call answered before included.</summary>
internal sealed class CostReader(
    PaygContext context, UsageFlush flush, PriceSnapshot prices, Currency service, TimeProvider clock)
{
    public async Task<CostResponse> ReadAsync(
        Guid customer, BillingMonth? month, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        await flush.FlushAsync(cancellationToken);

        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var (calendar, currency) = (payer.Calendar, payer.Currency);
        var period = month ?? calendar.MonthOf(asOf);
        var stored = await StoredMonth.ReadAsync(context, prices, payer, period, cancellationToken);
        var (start, end) = calendar.WindowOf(period);
        var total = await context.Customers.Where(row => row.Id == customer)
            .Select(row => new { row.TotalCostUnits, row.TotalCostFraction })
            .SingleAsync(cancellationToken);
        var meters = stored.Adjustments.Count == 0
            ? []
            : await context.Meters.AsNoTracking().ToDictionaryAsync(meter => meter.Id, cancellationToken);
        return new CostResponse(
            period.ToString(),
            start,
            end,
            calendar.ZoneOf(period).Id,
            asOf,
            MoneyResponse.Of(new Money(stored.CostNanos, currency)),
            MoneyResponse.Of(new Money(AmountParts.Join(total.TotalCostUnits, total.TotalCostFraction), currency)),
            [.. stored.Lines.Select(LineOf)],
            [.. stored.Adjustments.Select(row => AdjustmentResponse.Of(row, meters, currency))]);
    }

    private static CostLineResponse LineOf(MonthLine line) => new(
        line.Meter.Key,
        line.Meter.Name,
        line.Meter.Method,
        line.Price.Unit,
        line.Price.When.Values,
        PriceResponse.Of(line.Price),
        line.Row.Quantity,
        line.Row.AdjustedQuantity,
        line.Before,
        MoneyResponse.Of(new Money(line.Row.CostNanos, line.Price.Currency)),
        [.. Rater.Explain(line.Price, line.Before, line.Charged).Select(CostPartResponse.Of)]);
}
