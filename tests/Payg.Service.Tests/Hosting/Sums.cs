using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Model.Sums;

namespace Payg.Service.Tests.Hosting;

/// <summary>The sums over customers, for tests that write usage themselves.</summary>
internal static class Sums
{
    /// <summary>Makes the sums of all lines and quarters.</summary>
    public static async Task SumAgainAsync(this PaygContext context)
    {
        await context.HourSums.ExecuteDeleteAsync();
        await context.MonthSums.ExecuteDeleteAsync();
        await context.CustomerMonths.ExecuteDeleteAsync();
        var prices = await context.Prices.AsNoTracking().ToDictionaryAsync(price => price.Id);
        foreach (var quarters in (await context.UsageQuarters.AsNoTracking().ToListAsync())
            .GroupBy(row => (Hour: UtcHour.StartOf(row.Quarter), row.MeterId, prices[row.PriceId].Currency,
                prices[row.PriceId].Unit)))
        {
            var (hour, meter, currency, unit) = quarters.Key;
            var sum = new HourSumRow { Hour = hour, MeterId = meter, Currency = currency, Unit = unit };
            (sum.QuantityBillions, sum.QuantityRest) = AmountParts.Of(quarters.Sum(row => (Int128)row.Quantity));
            (sum.CostUnits, sum.CostFraction) = AmountParts.Of(quarters.Sum(row => row.CostNanos));
            context.HourSums.Add(sum);
        }

        var counted = new HashSet<(Guid, int)>();
        var lines = await context.UsageLines.AsNoTracking().ToListAsync();
        foreach (var group in lines.GroupBy(
            row => (row.Month, row.MeterId, prices[row.PriceId].Currency, prices[row.PriceId].Unit)))
        {
            var (month, meter, currency, unit) = group.Key;
            var sum = new MonthSumRow { Month = month, MeterId = meter, Currency = currency, Unit = unit };
            (sum.QuantityBillions, sum.QuantityRest) = AmountParts.Of(group.Sum(row => (Int128)row.Quantity));
            (sum.CostUnits, sum.CostFraction) = AmountParts.Of(group.Sum(row => row.CostNanos));
            sum.Customers = group.LongCount(row => counted.Add((row.CustomerId, row.Month)));
            context.MonthSums.Add(sum);
        }

        foreach (var costs in lines.GroupBy(row => (row.CustomerId, row.Month, prices[row.PriceId].Currency)))
        {
            var (customer, month, currency) = costs.Key;
            var row = new CustomerMonthRow { CustomerId = customer, Month = month, Currency = currency };
            (row.CostUnits, row.CostFraction) = AmountParts.Of(costs.Sum(line => line.CostNanos));
            context.CustomerMonths.Add(row);
        }

        await context.SaveChangesAsync();
    }
}
