using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Rating;
using Payg.Storage;
using Payg.Storage.Catalog;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>Holds that the books are right: what must be true of the database after anything that tests do.</summary>
internal static class Books
{
    /// <summary>
    /// The cost of every line is the rate of its quantity; a customer's total is the sum of their lines; the hours of
    /// a customer and meter sum to the lines, in quantity and in cost.
    /// </summary>
    public static async Task AssertRightAsync(TestDatabase database)
    {
        await using var context = database.Open();
        await AssertRightAsync(context);
    }

    private static async Task AssertRightAsync(PaygContext context)
    {
        var prices = (await context.Prices.AsNoTracking().ToListAsync())
            .ToDictionary(row => row.Id, StoredPrice.Read);
        var lines = await context.UsageLines.AsNoTracking().ToListAsync();
        Assert.All(lines, line =>
            Assert.Equal(Rater.Rate(prices[line.PriceId], line.Quantity).Nanos, line.CostNanos));

        var sums = lines.GroupBy(line => line.CustomerId)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.CostNanos));
        Assert.All(
            await context.Customers.AsNoTracking().ToListAsync(),
            customer => Assert.Equal(sums.GetValueOrDefault(customer.Id), customer.TotalCostNanos));

        var hours = await context.UsageHours.AsNoTracking().ToListAsync();
        Assert.Equal(
            lines.GroupBy(line => (line.CustomerId, line.MeterId))
                .Select(line => (line.Key, line.Sum(row => row.Quantity), line.Sum(row => row.CostNanos)))
                .Order(),
            hours.GroupBy(hour => (hour.CustomerId, hour.MeterId))
                .Select(hour => (hour.Key, hour.Sum(row => row.Quantity), hour.Sum(row => row.CostNanos)))
                .Order());
    }
}
