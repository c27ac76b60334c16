using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Flush;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;

namespace Payg.Metering.Billing.Usage;

/// <summary>Reads how much a customer used when, every call answered before included.</summary>
internal sealed class UsageReader(PaygContext context, UsageFlush flush, Currency currency)
{
    /// <summary>The windows with any usage, by time and meter.</summary>
    public async Task<Page<UsageResponse>> ReadAsync(
        Guid customer, UsageQuery query, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);

        // 1. Whole windows of the customer's time zones.
        var calendar = await context.CalendarOfAsync(customer, cancellationToken);
        var from = query.Page.After?.Start ?? calendar.WindowOf(
            query.From ?? calendar.StartOf(calendar.MonthOf(query.To)), query.Window).Start;

        var to = calendar.WindowOf(query.To.AddTicks(-1), query.Window).End;

        // 2. What was used in them, and a page of it.
        var sums = query.Window == UsageWindow.Month
            ? await ByMonthAsync(customer, query, from, calendar, cancellationToken)
            : await ByQuarterAsync(customer, query, from, to, calendar, cancellationToken);
        return query.Page.Of(sums.FindAll(sum => PositionOf(sum).IsAfter(query.Page.After)), PositionOf);
    }

    /// <summary>Sums of quarters.</summary>
    private async Task<List<UsageResponse>> ByQuarterAsync(
        Guid customer,
        UsageQuery query,
        DateTimeOffset start,
        DateTimeOffset end,
        BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var quarters = await (
            from quarter in context.UsageQuarters
            join meter in context.Meters on quarter.MeterId equals meter.Id
            join price in context.Prices on quarter.PriceId equals price.Id
            where quarter.CustomerId == customer && quarter.Quarter >= start && quarter.Quarter < end
                && (query.Meter == null || meter.Key == query.Meter)
            select new { Row = quarter, meter.Key, meter.Method, price.Unit })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return InOrder(quarters
            .GroupBy(quarter => (
                calendar.WindowOf(quarter.Row.Quarter, query.Window), quarter.Key, quarter.Method, quarter.Unit))
            .Select(group => ResponseOf(
                group.Key, group.Sum(quarter => quarter.Row.Quantity), group.Sum(quarter => quarter.Row.CostNanos))));
    }

    /// <summary>Months are the usage lines themselves, whatever their prices.</summary>
    private async Task<List<UsageResponse>> ByMonthAsync(
        Guid customer,
        UsageQuery query,
        DateTimeOffset start,
        BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var first = calendar.MonthOf(start).Number;
        var last = calendar.MonthOf(query.To.AddTicks(-1)).Number;
        var lines = await (
            from line in context.UsageLines
            join meter in context.Meters on line.MeterId equals meter.Id
            join price in context.Prices on line.PriceId equals price.Id
            where line.CustomerId == customer && line.Month >= first && line.Month <= last
                && (query.Meter == null || meter.Key == query.Meter)
            select new { Row = line, meter.Key, meter.Method, price.Unit })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return InOrder(lines
            .GroupBy(line => (
                calendar.WindowOf(BillingMonth.FromNumber(line.Row.Month)), line.Key, line.Method, line.Unit))
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
