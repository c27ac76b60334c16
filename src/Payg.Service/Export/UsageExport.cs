using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;

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
    public IAsyncEnumerable<ExportedUsage> OfRangeAsync(
        DateTimeOffset start, DateTimeOffset end, bool byHours, CancellationToken cancellationToken) =>
        SumAsync(
            QuartersOf(start, end), byHours, found => (found.Row.MeterId, found.Row.PriceId, 0, 0), cancellationToken)
            .Select(sum => sum.ToRow());

    /// <summary>The same, with a row for each API key and each set of dimensions.</summary>
    public IAsyncEnumerable<ExportedUsageDetail> DetailsOfRangeAsync(
        DateTimeOffset start, DateTimeOffset end, bool byHours, CancellationToken cancellationToken)
    {
        var details =
            from found in QuartersOf(start, end)
            from key in context.ApiKeys.Where(row => row.Id == found.Row.ApiKey).DefaultIfEmpty()
            from dimensions in context.DimensionSets.Where(
                row => row.CustomerId == found.Row.CustomerId && row.Id == found.Row.DimensionSet).DefaultIfEmpty()
            select new Quarter
            {
                Row = found.Row,
                Customer = found.Customer,
                Meter = found.Meter,
                Unit = found.Unit,
                Currency = found.Currency,
                Key = key,
                Dimensions = dimensions.Dimensions,
            };
        return SumAsync(
            details, byHours,
            found => (found.Row.MeterId, found.Row.PriceId, found.Row.ApiKey, found.Row.DimensionSet),
            cancellationToken)
            .Select(sum => sum.ToDetail());
    }

    private IQueryable<Quarter> QuartersOf(DateTimeOffset start, DateTimeOffset end) =>
        from quarter in context.UsageQuarters.AsNoTracking()
        where quarter.Quarter >= start && quarter.Quarter < end
        join meter in context.Meters on quarter.MeterId equals meter.Id
        join price in context.Prices on quarter.PriceId equals price.Id
        from customer in context.Customers.Where(row => row.Id == quarter.CustomerId).DefaultIfEmpty()
        select new Quarter
        {
            Row = quarter,
            Customer = customer.Name,
            Meter = meter,
            Unit = price.Unit,
            Currency = price.Currency,
        };

    /// <summary>
    /// Rows, one for each quarter, API key and set of dimensions, are summed as they come: what waits is bounded by
    /// what one customer used in one window.
    /// </summary>
    private static async IAsyncEnumerable<Sum> SumAsync(
        IQueryable<Quarter> quarters,
        bool byHours,
        Func<Quarter, (int Meter, int Price, int Key, int Set)> keyOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ordered = quarters.OrderBy(found => found.Row.CustomerId).ThenBy(found => found.Row.Quarter)
            .ThenBy(found => found.Row.MeterId).ThenBy(found => found.Row.PriceId);
        var window = new SortedDictionary<(int, int, int, int), Sum>();
        (Guid Customer, DateTimeOffset Start)? current = null;
        await foreach (var found in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var start = byHours ? UtcHour.StartOf(found.Row.Quarter) : found.Row.Quarter.ToUniversalTime();
            if (current != (found.Row.CustomerId, start))
            {
                foreach (var sum in window.Values)
                    yield return sum;
                window.Clear();
                current = (found.Row.CustomerId, start);
            }

            var key = keyOf(found);
            window[key] = window.TryGetValue(key, out var known) ? known.Plus(found.Row) : new Sum(found, start);
        }

        foreach (var sum in window.Values)
            yield return sum;
    }

    private sealed class Quarter
    {
        public required UsageQuarterRow Row { get; init; }

        public string? Customer { get; init; }

        public required MeterRow Meter { get; init; }

        public required string Unit { get; init; }

        public required string Currency { get; init; }

        public ApiKeyRow? Key { get; init; }

        public string? Dimensions { get; init; }
    }

    private sealed record Sum(Quarter First, DateTimeOffset Start)
    {
        private long Quantity { get; init; } = First.Row.Quantity;

        private Int128 CostNanos { get; init; } = First.Row.CostNanos;

        public Sum Plus(UsageQuarterRow quarter) => this with
        {
            Quantity = checked(Quantity + quarter.Quantity),
            CostNanos = checked(CostNanos + quarter.CostNanos),
        };

        public ExportedUsage ToRow() => new(
            First.Row.CustomerId, First.Customer ?? "",
            Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            First.Meter.Key, First.Meter.Method, First.Unit, First.Row.PriceId, Quantity,
            Money.FormatNanos(CostNanos), First.Currency);

        public ExportedUsageDetail ToDetail() => new(
            ToRow(), First.Key?.TokenId, First.Key?.Name,
            First.Dimensions is { } dimensions ? Dimensions.Parse(dimensions) : Dimensions.None);
    }
}
