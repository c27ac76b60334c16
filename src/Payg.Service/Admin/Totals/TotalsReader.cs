using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Http;
using Payg.Storage;

namespace Payg.Service.Admin.Totals;

/// <summary>Sums over all customers. The sums are the database's, so memory is bounded by meters and windows.</summary>
internal sealed class TotalsReader(PaygContext context, Currency currency)
{
    private const int MaxTop = 10;

    /// <summary>What a billing period brought, in each customer's own time zone.</summary>
    public async Task<TotalsResponse> ReadAsync(
        BillingMonth month, FlushStatusResponse flush, CancellationToken cancellationToken)
    {
        var number = month.Number;
        var sums = await (
            from line in context.UsageLines
            join price in context.Prices on line.PriceId equals price.Id
            where line.Month == number
            group line by new { line.MeterId, price.Unit } into lines
            select new
            {
                Id = lines.Key.MeterId,
                lines.Key.Unit,
                Quantity = lines.Sum(line => line.Quantity),
                CostUnits = lines.Sum(line => line.CostUnits),
                CostFraction = lines.Sum(line => (long)line.CostFraction),
            })
            .ToListAsync(cancellationToken);
        var known = await context.Meters.AsNoTracking().ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var meters = sums.ConvertAll(sum => (known[sum.Id].Key, known[sum.Id].Method, sum.Unit,
            sum.Quantity, CostNanos: AmountParts.Join(sum.CostUnits, sum.CostFraction)));
        var money = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.Month == number && row.Quantity == null)
            .ToListAsync(cancellationToken);
        var top = await (
            from line in context.UsageLines
            where line.Month == number
            group line by line.CustomerId into lines
            select new
            {
                Id = lines.Key,
                CostUnits = lines.Sum(line => line.CostUnits),
                CostFraction = lines.Sum(line => (long)line.CostFraction),
            })
            .OrderByDescending(sum => sum.CostUnits + (sum.CostFraction / Money.NanosPerUnit))
            .ThenByDescending(sum => sum.CostFraction % Money.NanosPerUnit)
            .ThenBy(sum => sum.Id)
            .Take(MaxTop)
            .ToListAsync(cancellationToken);
        var ids = top.ConvertAll(customer => customer.Id);
        var names = await context.Customers.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var customers = await context.UsageLines.Where(line => line.Month == number)
            .Select(line => line.CustomerId).Distinct().CountAsync(cancellationToken);

        return new TotalsResponse(
            month.ToString(),
            Show(meters.Sum(meter => meter.CostNanos) + money.Sum(row => row.CostNanos)),
            meters.Where(meter => meter.Unit is Meter.DefaultUnit)
                .Aggregate(0L, (sum, meter) => checked(sum + meter.Quantity)),
            customers,
            [
                .. top.Select(customer => new TopCustomerResponse(
                    customer.Id, names.GetValueOrDefault(customer.Id, ""),
                    Show(AmountParts.Join(customer.CostUnits, customer.CostFraction)))),
            ],
            [
                .. meters.OrderByDescending(meter => meter.CostNanos)
                    .ThenBy(meter => meter.Key, StringComparer.Ordinal)
                    .ThenBy(meter => meter.Method, StringComparer.Ordinal)
                    .Take(MaxTop)
                    .Select(meter => new TopMeterResponse(
                        meter.Key, meter.Method, meter.Unit, meter.Quantity, Show(meter.CostNanos))),
            ],
            flush);
    }

    /// <summary>The windows with any usage, by time and meter.</summary>
    public async Task<Page<TotalUsageResponse>> ReadUsageAsync(
        TotalUsageQuery query, CancellationToken cancellationToken)
    {
        // 1. The database sums over customers, by quarters of an hour.
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => query.Meter == null || meter.Key == query.Meter)
            .ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var ids = meters.Keys.ToList();
        var quarters = (
            from quarter in context.UsageQuarters
            join price in context.Prices on quarter.PriceId equals price.Id
            where quarter.Quarter >= query.From && quarter.Quarter < query.To && ids.Contains(quarter.MeterId)
                && (query.Customer == null || quarter.CustomerId == query.Customer)
            group quarter by new { quarter.Quarter, quarter.MeterId, price.Unit } into sum
            select new
            {
                sum.Key.Quarter,
                sum.Key.MeterId,
                sum.Key.Unit,
                Quantity = sum.Sum(quarter => quarter.Quantity),
                CostUnits = sum.Sum(quarter => quarter.CostUnits),
                CostFraction = sum.Sum(quarter => (long)quarter.CostFraction),
            })
            .AsAsyncEnumerable();

        // 2. Quarters are laid into windows as they come.
        var sums = new Dictionary<(CalendarWindow Window, int Meter, string Unit), (long Quantity, Int128 Nanos)>();
        await foreach (var quarter in quarters.WithCancellation(cancellationToken))
        {
            var key = (query.WindowOf(quarter.Quarter), quarter.MeterId, quarter.Unit);
            var (quantity, nanos) = sums.GetValueOrDefault(key);
            sums[key] = checked((
                quantity + quarter.Quantity, nanos + AmountParts.Join(quarter.CostUnits, quarter.CostFraction)));
        }

        // 3. A page of them.
        var inOrder = sums
            .Select(sum => (
                At: new UsagePosition(
                    sum.Key.Window.Start, meters[sum.Key.Meter].Key, meters[sum.Key.Meter].Method, sum.Key.Unit),
                sum.Key.Window.End,
                sum.Value))
            .Where(sum => sum.At.IsAfter(query.Page.After))
            .OrderBy(sum => sum.At)
            .ToList();
        return query.Page.Of(inOrder, sum => sum.At, sum => new TotalUsageResponse(
            sum.At.Start, sum.End, sum.At.Meter, sum.At.Method, sum.At.Unit,
            sum.Value.Quantity, Show(sum.Value.Nanos)));
    }

    private MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
}
