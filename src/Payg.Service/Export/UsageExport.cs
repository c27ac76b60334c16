using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Storage;

namespace Payg.Service.Export;

/// <summary>
/// Reads usage of all customers in one query, so as of one instant, in the order of customers. What nodes have not
/// flushed yet is not in it.
/// </summary>
internal sealed class UsageExport(PaygContext context, Currency currency)
{
    /// <summary>The usage lines of a billing period.</summary>
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
                meter.Unit,
                line.PriceId,
                line.Quantity,
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
    }

    /// <summary>The quarter-hours that begin in the range, its end not included.</summary>
    public async IAsyncEnumerable<ExportedUsage> OfRangeAsync(
        DateTimeOffset start, DateTimeOffset end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows =
            from hour in context.UsageHours
            where hour.Hour >= start && hour.Hour < end
            join meter in context.Meters on hour.MeterId equals meter.Id
            from customer in context.Customers.Where(row => row.Id == hour.CustomerId).DefaultIfEmpty()
            orderby hour.CustomerId, hour.Hour, hour.MeterId
            select new
            {
                hour.CustomerId,
                customer.Name,
                hour.Hour,
                meter.Key,
                meter.Method,
                meter.Unit,
                hour.Quantity,
                hour.CostUnits,
                hour.CostFraction,
            };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new ExportedUsage(
                row.CustomerId, row.Name ?? "",
                row.Hour.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                row.Key, row.Method, row.Unit, null, row.Quantity,
                Money.FormatNanos(AmountParts.Join(row.CostUnits, row.CostFraction)), $"{currency}");
        }
    }
}
