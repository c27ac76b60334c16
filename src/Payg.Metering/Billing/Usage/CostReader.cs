using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Core.Usage;
using Payg.Metering.Flush;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Metering.Billing.Usage;

/// <summary>Reads what a billing period costs a customer, every call answered before included.</summary>
internal sealed class CostReader(PaygContext context, UsageFlush flush, Currency currency, TimeProvider clock)
{
    /// <summary>The cost of a billing period; of the current one where no month is given.</summary>
    public async Task<CostResponse> ReadAsync(
        Guid customer, BillingMonth? month, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        await flush.FlushAsync(cancellationToken);

        var timeZone = await context.TimeZoneOfAsync(customer, cancellationToken);
        var period = month ?? BillingMonth.Of(asOf, timeZone);
        var number = period.Number;
        var rows = await (
            from line in context.UsageLines
            join meter in context.Meters on line.MeterId equals meter.Id
            join price in context.Prices on line.PriceId equals price.Id
            where line.CustomerId == customer && line.Month == number
            orderby meter.Key, meter.Method, price.EffectiveFrom
            select new { Line = line, Meter = meter, Price = price })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        var total = rows.Aggregate(
            Money.Zero(currency), (sum, row) => sum + new Money(row.Line.CostNanos, currency));
        return new CostResponse(
            period.ToString(),
            period.StartIn(timeZone),
            period.EndIn(timeZone),
            timeZone.Id,
            asOf,
            MoneyResponse.Of(total),
            [.. rows.Select(row => LineOf(row.Line, row.Meter, StoredPrice.Read(row.Price)))]);
    }

    private static CostLineResponse LineOf(UsageLineRow line, MeterRow meter, Price price) => new(
        meter.Key,
        meter.Method,
        meter.Unit,
        PriceResponse.Of(price),
        line.Quantity,
        MoneyResponse.Of(new Money(line.CostNanos, price.Currency)),
        [.. Rater.Explain(price, line.Quantity).Select(CostPartResponse.Of)]);
}
