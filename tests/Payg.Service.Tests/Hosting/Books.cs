using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Rating;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>Holds that the books are right: what must be true of the database after anything that tests do.</summary>
internal static class Books
{
    /// <summary>
    /// The cost of every line is the rate of its quantity at its place in the period; a customer's total is the sum of
    /// their lines and of adjustments in money; the quarters of a customer and meter sum to the lines, in quantity and
    /// in cost, but for adjustments of units; credits are what their entries say.
    /// </summary>
    public static async Task AssertRightAsync(TestDatabase database)
    {
        await using var context = database.Open();
        await AssertRightAsync(context);
    }

    private static async Task AssertRightAsync(PaygContext context)
    {
        var prices = new PriceSnapshot();
        var lines = await context.UsageLines.AsNoTracking().ToListAsync();
        var adjustments = await context.UsageAdjustments.AsNoTracking().ToListAsync();
        foreach (var (customer, month) in lines.Select(line => (line.CustomerId, line.Month)).Distinct())
        {
            var payer = await context.PayerOfAsync(customer, Currency.Usd, CancellationToken.None);
            var stored = await StoredMonth.ReadAsync(
                context, prices, payer, BillingMonth.FromNumber(month), CancellationToken.None);
            Assert.All(stored.Lines, line => Assert.Equal(
                Rater.Rate(line.Price, line.Before, line.Row.Quantity + line.Row.AdjustedQuantity).Nanos,
                line.Row.CostNanos));
        }

        Assert.All(
            await context.Customers.AsNoTracking().ToListAsync(),
            customer => Assert.Equal(
                lines.Where(line => line.CustomerId == customer.Id).Sum(line => line.CostNanos)
                    + adjustments.Where(row => row.CustomerId == customer.Id && row.Quantity is null)
                        .Sum(row => row.CostNanos),
                customer.TotalCostNanos));

        await AssertCreditsAsync(context);
        await AssertSumsAsync(context, lines, adjustments);
        var quarters = await context.UsageQuarters.AsNoTracking().ToListAsync();
        Assert.Equal(
            lines.GroupBy(line => (line.CustomerId, line.MeterId))
                .Select(line => (line.Key, line.Sum(row => row.Quantity), line.Sum(row => row.CostNanos)))
                .Order(),
            quarters.GroupBy(quarter => (quarter.CustomerId, quarter.MeterId))
                .Select(quarter => (
                    quarter.Key,
                    quarter.Sum(row => row.Quantity),
                    quarter.Sum(row => row.CostNanos) + adjustments
                        .Where(row => row.Quantity is not null
                            && (row.CustomerId, row.MeterId) == (quarter.Key.CustomerId, quarter.Key.MeterId))
                        .Sum(row => row.CostNanos)))
                .Order());
    }

    private static async Task AssertSumsAsync(
        PaygContext context, List<UsageLineRow> lines, List<UsageAdjustmentRow> adjustments)
    {
        Assert.Equal(
            lines.Select(line => (line.CustomerId, line.Month, line.CostNanos))
                .Concat(adjustments.Where(row => row.Quantity is null)
                    .Select(row => (row.CustomerId, row.Month, row.CostNanos)))
                .GroupBy(cost => (cost.CustomerId, cost.Month))
                .Select(costs => (costs.Key, costs.Sum(cost => cost.CostNanos))).Order(),
            (await context.CustomerMonths.AsNoTracking().ToListAsync())
                .Select(month => ((month.CustomerId, month.Month), month.CostNanos)).Order());
        Assert.Equal(
            lines.GroupBy(line => line.Month)
                .Select(group => (
                    group.Key, group.Sum(line => (Int128)line.Quantity), group.Sum(line => line.CostNanos),
                    group.Select(line => line.CustomerId).Distinct().LongCount()))
                .Order(),
            (await context.MonthSums.AsNoTracking().ToListAsync()).GroupBy(sum => sum.Month)
                .Select(group => (
                    group.Key, group.Sum(sum => AmountParts.Join(sum.QuantityBillions, sum.QuantityRest)),
                    group.Sum(sum => AmountParts.Join(sum.CostUnits, sum.CostFraction)),
                    group.Sum(sum => sum.Customers)))
                .Order());
    }

    private static async Task AssertCreditsAsync(PaygContext context)
    {
        var entries = (await context.CreditEntries.AsNoTracking().ToListAsync()).ToLookup(row => row.CustomerId);
        foreach (var grant in await context.CreditGrants.AsNoTracking().ToListAsync())
        {
            var own = entries[grant.CustomerId].Where(row => row.GrantId == grant.Id).ToList();
            Assert.Equal(
                grant.AmountNanos,
                grant.RemainingNanos + Sum(own, "consume", "expire", "void", "refund") - Sum(own, "restore"));
            Assert.Equal(grant.AmountNanos, Sum(own, "grant"));
            Assert.True(grant.RemainingNanos >= 0);
        }

        foreach (var customer in await context.Customers.AsNoTracking().ToListAsync())
        {
            var own = entries[customer.Id].OrderBy(row => row.Seq).ToList();
            Assert.Equal(customer.CreditedNanos, Sum(own, "consume") - Sum(own, "restore"));
            Assert.Equal(Enumerable.Range(1, own.Count).Select(seq => (long)seq), own.Select(row => row.Seq));
            Assert.Equal(own.Count, customer.CreditSeq);
        }
    }

    private static Int128 Sum(List<CreditEntryRow> entries, params string[] kinds) =>
        entries.Where(entry => kinds.Contains(entry.Kind)).Sum(entry => entry.AmountNanos);
}
