using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Service.Export;

/// <summary>
/// Reads usage of all customers in one query a kind of row, each as of one instant and in the order of customers. What
/// nodes have not flushed yet is not in it.
/// </summary>
internal sealed class UsageExport(PaygContext context, Currency service)
{
    /// <summary>The usage lines of a billing period, then what was adjusted in money.</summary>
    public async IAsyncEnumerable<ExportedUsage> OfMonthAsync(
        BillingMonth month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = month.Number;
        var rows =
            from line in context.UsageLines
            where line.Month == number
            join meter in context.Meters on line.MeterId equals meter.Id
            join price in context.Prices on line.PriceId equals price.Id
            from customer in context.Customers.Where(row => row.Id == line.CustomerId).DefaultIfEmpty()
            orderby line.CustomerId, line.MeterId, line.PriceId
            select new
            {
                line.CustomerId,
                customer.Name,
                meter.Key,
                meter.Method,
                price.Unit,
                line.PriceId,
                Quantity = line.Quantity + line.AdjustedQuantity,
                line.CostUnits,
                line.CostFraction,
                price.Currency,
            };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new ExportedUsage(
                row.CustomerId, row.Name ?? "", month.ToString(), row.Key, row.Method, row.Unit, row.PriceId,
                row.Quantity, Money.FormatNanos(AmountParts.Join(row.CostUnits, row.CostFraction)), row.Currency);
        }

        await foreach (var row in MoneyOfMonthAsync(month, cancellationToken))
            yield return row;
    }

    private async IAsyncEnumerable<ExportedUsage> MoneyOfMonthAsync(
        BillingMonth month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = month.Number;
        var rows =
            from adjustment in context.UsageAdjustments
            where adjustment.Month == number && adjustment.Quantity == null
            from meter in context.Meters.Where(row => row.Id == adjustment.MeterId).DefaultIfEmpty()
            from customer in context.Customers.Where(row => row.Id == adjustment.CustomerId).DefaultIfEmpty()
            orderby adjustment.CustomerId, adjustment.Id
            select new { Row = adjustment, customer.Name, customer.Currency, Meter = meter };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new ExportedUsage(
                row.Row.CustomerId, row.Name ?? "", month.ToString(), row.Meter?.Key ?? "", row.Meter?.Method ?? "",
                "", null, 0, Money.FormatNanos(row.Row.CostNanos),
                string.IsNullOrEmpty(row.Currency) ? service.Code : row.Currency);
        }
    }

    /// <summary>The quarter-hours of UTC in the range, or its hours; the end is not included.</summary>
    /// <param name="start">The first instant; of an hour that began before it only what follows is taken.</param>
    /// <param name="end">The first instant after the range.</param>
    /// <param name="byHours">Whether the quarters of an hour are summed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ExportedUsage> OfRangeAsync(
        DateTimeOffset start,
        DateTimeOffset end,
        bool byHours,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var quarters =
            from quarter in context.UsageQuarters
            where quarter.Quarter >= start && quarter.Quarter < end
            join meter in context.Meters on quarter.MeterId equals meter.Id
            join price in context.Prices on quarter.PriceId equals price.Id
            from customer in context.Customers.Where(row => row.Id == quarter.CustomerId).DefaultIfEmpty()
            orderby quarter.CustomerId, quarter.Quarter, quarter.MeterId, quarter.PriceId
            select new { Row = quarter, customer.Name, Meter = meter, price.Unit, price.Currency };

        // Rows, one for each quarter and API key, are summed as they come: what waits is bounded by the meters.
        var hour = new SortedDictionary<(int Meter, int Price), ExportedSum>();
        (Guid Customer, DateTimeOffset Start)? current = null;
        await foreach (var row in quarters.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var window = (row.Row.CustomerId, byHours ? HourOf(row.Row.Quarter) : row.Row.Quarter.ToUniversalTime());
            if (current != window)
            {
                foreach (var sum in hour.Values)
                    yield return sum.ToRow(current!.Value.Start);
                hour.Clear();
                current = window;
            }

            var key = (row.Row.MeterId, row.Row.PriceId);
            hour[key] = hour.TryGetValue(key, out var known)
                ? known.Plus(row.Row)
                : new ExportedSum(row.Row, row.Name ?? "", row.Meter, row.Unit, row.Currency);
        }

        foreach (var sum in hour.Values)
            yield return sum.ToRow(current!.Value.Start);
    }

    private static DateTimeOffset HourOf(DateTimeOffset instant) =>
        CalendarWindow.Of(instant, UsageWindow.Hour, TimeZoneInfo.Utc).Start;

    /// <summary>The usage of one customer, meter and price in one window.</summary>
    private sealed record ExportedSum(
        UsageQuarterRow First, string CustomerName, MeterRow Meter, string Unit, string Currency)
    {
        private long Quantity { get; init; } = First.Quantity;

        private Int128 CostNanos { get; init; } = First.CostNanos;

        public ExportedSum Plus(UsageQuarterRow quarter) => this with
        {
            Quantity = checked(Quantity + quarter.Quantity),
            CostNanos = checked(CostNanos + quarter.CostNanos),
        };

        public ExportedUsage ToRow(DateTimeOffset start) => new(
            First.CustomerId, CustomerName,
            start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Meter.Key, Meter.Method, Unit, First.PriceId, Quantity, Money.FormatNanos(CostNanos), Currency);
    }
}
