using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Flush;
using Payg.Metering.Http;
using Payg.Storage;

namespace Payg.Metering.Billing.Usage;

/// <summary>Reads how much a customer used when, every call answered before included.</summary>
internal sealed class UsageReader(PaygContext context, UsageFlush flush, Currency currency)
{
    /// <summary>The windows with any usage, by time and meter.</summary>
    public async Task<Page<UsageResponse>> ReadAsync(
        Guid customer, UsageQuery query, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);

        // 1. Whole windows of the customer's time zone.
        var zone = await context.TimeZoneOfAsync(customer, cancellationToken);
        var from = query.Page.After?.Start ?? CalendarWindow.Of(
            query.From ?? BillingMonth.Of(query.To, zone).StartIn(zone), query.Window, zone).Start;

        var to = CalendarWindow.Of(query.To.AddTicks(-1), query.Window, zone).End;

        // 2. What was used in them, and a page of it.
        var sums = query.Window == UsageWindow.Month
            ? await ByMonthAsync(customer, query, from, zone, cancellationToken)
            : await ByHourAsync(customer, query, from, to, zone, cancellationToken);
        return query.Page.Of(sums.FindAll(sum => PositionOf(sum).IsAfter(query.Page.After)), PositionOf);
    }

    /// <summary>Hours, or sums of them.</summary>
    private async Task<List<UsageResponse>> ByHourAsync(
        Guid customer,
        UsageQuery query,
        DateTimeOffset start,
        DateTimeOffset end,
        TimeZoneInfo zone,
        CancellationToken cancellationToken)
    {
        var hours = await (
            from hour in context.UsageHours
            join meter in context.Meters on hour.MeterId equals meter.Id
            where hour.CustomerId == customer && hour.Hour >= start && hour.Hour < end
                && (query.Meter == null || meter.Key == query.Meter)
            select new { Row = hour, meter.Key, meter.Method, meter.Unit })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return InOrder(hours
            .GroupBy(hour => (CalendarWindow.Of(hour.Row.Hour, query.Window, zone), hour.Key, hour.Method, hour.Unit))
            .Select(group => ResponseOf(
                group.Key, group.Sum(hour => hour.Row.Quantity), group.Sum(hour => hour.Row.CostNanos))));
    }

    /// <summary>Months are the usage lines themselves, whatever their prices.</summary>
    private async Task<List<UsageResponse>> ByMonthAsync(
        Guid customer, UsageQuery query, DateTimeOffset start, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var first = BillingMonth.Of(start, zone).Number;
        var last = BillingMonth.Of(query.To.AddTicks(-1), zone).Number;
        var lines = await (
            from line in context.UsageLines
            join meter in context.Meters on line.MeterId equals meter.Id
            where line.CustomerId == customer && line.Month >= first && line.Month <= last
                && (query.Meter == null || meter.Key == query.Meter)
            select new { Row = line, meter.Key, meter.Method, meter.Unit })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return InOrder(lines
            .GroupBy(line => (
                CalendarWindow.Of(BillingMonth.FromNumber(line.Row.Month), zone), line.Key, line.Method, line.Unit))
            .Select(group => ResponseOf(
                group.Key, group.Sum(line => line.Row.Quantity), group.Sum(line => line.Row.CostNanos))));
    }

    private UsageResponse ResponseOf(
        (CalendarWindow Window, string Meter, string Method, string Unit) key, long quantity, Int128 costNanos) =>
        new(key.Window.Start, key.Window.End, key.Meter, key.Method, key.Unit, quantity,
            MoneyResponse.Of(new Money(costNanos, currency)));

    private static UsagePosition PositionOf(UsageResponse sum) =>
        new(sum.Start, sum.Meter, sum.Method, sum.Unit);

    private static List<UsageResponse> InOrder(IEnumerable<UsageResponse> sums) => [.. sums.OrderBy(PositionOf)];
}
