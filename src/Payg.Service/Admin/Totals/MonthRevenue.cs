using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Totals;

/// <summary>What billing periods brought in one currency: the flush's sums, and adjustments in money.</summary>
internal sealed class MonthRevenue(PaygContext context)
{
    public async Task<Int128> ReadAsync(
        BillingMonth month, Currency currency, CancellationToken cancellationToken) =>
        (await ReadAsync(month, month, currency, cancellationToken)).GetValueOrDefault(month.Number).Revenue;

    /// <summary>The revenue in nanos, and how many customers used anything, by the number of the period.</summary>
    public async Task<IReadOnlyDictionary<int, (Int128 Revenue, long Customers)>> ReadAsync(
        BillingMonth first, BillingMonth last, Currency currency, CancellationToken cancellationToken)
    {
        var (start, end, code) = (first.Number, last.Number, currency.Code);
        var used = await context.MonthSums.AsNoTracking()
            .Where(row => row.Month >= start && row.Month <= end && row.Currency == code)
            .GroupBy(row => row.Month)
            .Select(rows => new
            {
                Month = rows.Key,
                Units = rows.Sum(row => row.CostUnits),
                Fraction = rows.Sum(row => (long)row.CostFraction),
                Customers = rows.Sum(row => row.Customers),
            })
            .ToListAsync(cancellationToken);
        var revenue = used.ToDictionary(
            sum => sum.Month, sum => (Revenue: AmountParts.Join(sum.Units, sum.Fraction), sum.Customers));
        foreach (var (month, nanos) in await AdjustmentsAsync(first, last, currency, cancellationToken))
        {
            var sum = revenue.GetValueOrDefault(month);
            revenue[month] = sum with { Revenue = sum.Revenue + nanos };
        }

        return revenue;
    }

    public async Task<Int128> ReadAdjustmentsAsync(
        BillingMonth month, Currency currency, CancellationToken cancellationToken) =>
        (await AdjustmentsAsync(month, month, currency, cancellationToken)).GetValueOrDefault(month.Number);

    private async Task<Dictionary<int, Int128>> AdjustmentsAsync(
        BillingMonth first, BillingMonth last, Currency currency, CancellationToken cancellationToken)
    {
        var (start, end, code) = (first.Number, last.Number, currency.Code);
        var sums = await (
            from row in context.UsageAdjustments.AsNoTracking()
            join customer in context.Customers.AsNoTracking() on row.CustomerId equals customer.Id
            where row.Month >= start && row.Month <= end && row.Quantity == null && customer.Currency == code
            group row by row.Month into rows
            select new
            {
                Month = rows.Key,
                Units = rows.Sum(row => row.CostUnits),
                Fraction = rows.Sum(row => (long)row.CostFraction),
            }).ToListAsync(cancellationToken);
        return sums.ToDictionary(sum => sum.Month, sum => AmountParts.Join(sum.Units, sum.Fraction));
    }
}
