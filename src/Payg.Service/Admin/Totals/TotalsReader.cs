using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Model;

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
            where line.Month == number
            group line by line.MeterId into lines
            select new
            {
                Id = lines.Key,
                Quantity = lines.Sum(line => line.Quantity),
                CostUnits = lines.Sum(line => line.CostUnits),
                CostFraction = lines.Sum(line => (long)line.CostFraction),
            })
            .ToListAsync(cancellationToken);
        var known = await context.Meters.AsNoTracking().ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var meters = sums.ConvertAll(sum => (known[sum.Id].Key, known[sum.Id].Method, known[sum.Id].Unit,
            sum.Quantity, CostNanos: AmountParts.Join(sum.CostUnits, sum.CostFraction)));
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
            Show(meters.Sum(meter => meter.CostNanos)),
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
        // 1. The database sums over customers, by hours.
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => query.Meter == null || meter.Key == query.Meter)
            .ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var ids = meters.Keys.ToList();
        var hours = (
            from hour in context.UsageHours
            where hour.Hour >= query.From && hour.Hour < query.To && ids.Contains(hour.MeterId)
                && (query.Customer == null || hour.CustomerId == query.Customer)
            group hour by new { hour.Hour, hour.MeterId } into sum
            select new
            {
                sum.Key.Hour,
                sum.Key.MeterId,
                Quantity = sum.Sum(hour => hour.Quantity),
                CostUnits = sum.Sum(hour => hour.CostUnits),
                CostFraction = sum.Sum(hour => (long)hour.CostFraction),
            })
            .AsAsyncEnumerable();

        // 2. Hours are laid into windows as they come.
        var sums =
            new Dictionary<(DateTimeOffset Start, DateTimeOffset End, int Meter), (long Quantity, Int128 Nanos)>();
        await foreach (var hour in hours.WithCancellation(cancellationToken))
        {
            var (start, end) = query.WindowOf(hour.Hour);
            var (quantity, nanos) = sums.GetValueOrDefault((start, end, hour.MeterId));
            sums[(start, end, hour.MeterId)] =
                (checked(quantity + hour.Quantity), nanos + AmountParts.Join(hour.CostUnits, hour.CostFraction));
        }

        // 3. A page of them.
        var inOrder = sums
            .Select(sum => (At: PositionOf(sum.Key.Start, meters[sum.Key.Meter]), sum.Key.End, sum.Value))
            .Where(sum => sum.At.IsAfter(query.Page.After))
            .OrderBy(sum => sum.At)
            .ToList();
        return query.Page.Of(inOrder, sum => sum.At, sum => new TotalUsageResponse(
            sum.At.Start, sum.End, sum.At.Meter, sum.At.Method, sum.At.Unit,
            sum.Value.Quantity, Show(sum.Value.Nanos)));
    }

    private static UsagePosition PositionOf(DateTimeOffset start, MeterRow meter) =>
        new(start, meter.Key, meter.Method, meter.Unit);

    private MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
}
