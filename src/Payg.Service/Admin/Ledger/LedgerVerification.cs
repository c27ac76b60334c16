using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Computes all that is stored about costs once more: each line's cost from its price, position and quantity, each
/// customer's total from their lines and adjustments, the series against the lines, the sums over all customers. A few
/// hundred customers at a time, each time as of one instant in a read transaction, so memory is bounded and the flush
/// goes on beside it. Ranges of customers are read side by side where the database gains from it.
/// </summary>
internal sealed class LedgerVerification(
    IServiceScopeFactory scopes, IReadTransactions reads, PriceSnapshot prices, IUsageSeries series, Currency currency)
{
    private const int CustomersAtOnce = 1000;

    /// <summary>Reports every difference there is, and how much was looked at.</summary>
    /// <param name="report">Called with each difference, one at a time.</param>
    /// <param name="progress">Called with the progress, after each few hundred customers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<LedgerExtent> RunAsync(
        Action<LedgerDifference> report, Action<LedgerExtent> progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var tally = new LedgerTally(report, progress);

        // 1. Ranges of customers, in the order of their ids.
        var ends = await EndsOfRangesAsync(context, tally, cancellationToken);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(ends.Append(null).Zip(
            ends.Prepend(null), (upTo, after) => VerifyRangeAsync(after, upTo, tally, failed)));

        // 2. No foreign key holds these together: the flush has locked the customer when it writes their lines.
        await reads.RunAsync(context, async () =>
        {
            var orphans = context.UsageLines.AsNoTracking()
                .Where(line => !context.Customers.Any(customer => customer.Id == line.CustomerId));
            await foreach (var line in orphans.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                tally.Add(0, 1);
                tally.Report(LedgerDifference.OfLine("no_customer", line, null));
            }

            return true;
        }, cancellationToken);

        // 3. Sums over all customers, against all that they are sums of, as of one instant.
        var differences = await reads.RunAsync(
            context, () => series.DifferencesAsync(context, cancellationToken), cancellationToken);
        foreach (var difference in differences.SelectMany(LedgerDifference.OfSum))
            tally.Report(difference);
        return tally.Extent;
    }

    /// <summary>The last customers of all ranges but the last one, which has no end.</summary>
    private async Task<List<Guid?>> EndsOfRangesAsync(
        PaygContext context, LedgerTally tally, CancellationToken cancellationToken)
    {
        var customers = await context.Customers.LongCountAsync(cancellationToken);
        tally.Begin(customers);
        var ranges = Math.Min(reads.Parallelism, (customers / CustomersAtOnce) + 1);
        var ends = new List<Guid?>();
        for (var range = 1; range < ranges; range++)
        {
            ends.Add(await context.Customers.OrderBy(row => row.Id).Select(row => (Guid?)row.Id)
                .Skip((int)(customers * range / ranges)).FirstOrDefaultAsync(cancellationToken));
        }

        return ends;
    }

    /// <summary>Verifies the customers after one up to another; the others end when it fails.</summary>
    private async Task VerifyRangeAsync(Guid? after, Guid? upTo, LedgerTally tally, CancellationTokenSource failed)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
            for (var last = after; ;)
            {
                var page = new LedgerPage(prices, currency, tally.Report);
                var from = last;
                last = await reads.RunAsync(
                    context, () => VerifyAsync(context, page, from, upTo, failed.Token), failed.Token);
                tally.Add(page.Customers, page.Lines);
                if (last is null)
                    return;
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }

    /// <summary>Verifies the next customers; the last of them, or null when there are no more.</summary>
    private async Task<Guid?> VerifyAsync(
        PaygContext context, LedgerPage page, Guid? after, Guid? upTo, CancellationToken cancellationToken)
    {
        var customers = await context.Customers.AsNoTracking()
            .Where(row => (after == null || row.Id > after) && (upTo == null || row.Id <= upTo))
            .OrderBy(row => row.Id).Take(CustomersAtOnce)
            .ToListAsync(cancellationToken);
        if (customers.Count == 0)
            return null;

        var (first, last) = (customers[0].Id, customers[^1].Id);
        await page.BeginAsync(context, customers.ConvertAll(row => row.Id), cancellationToken);

        // 1. Each line is the rate of its quantity where it stands in its period.
        var lines = context.UsageLines.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last)
            .OrderBy(row => row.CustomerId).ThenBy(row => row.Month).ThenBy(row => row.MeterId);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
            page.Add(line);
        page.RatePeriod();

        // 2. The quarters of a customer and meter sum to the lines, but for adjustments.
        //    The database sums them: there may be many times as many of them as of lines.
        var quarters = context.UsageQuarters
            .Where(row => row.CustomerId >= first && row.CustomerId <= last)
            .GroupBy(row => new { row.CustomerId, row.MeterId })
            .Select(rows => new SeriesSum(
                rows.Key.CustomerId, rows.Key.MeterId,
                rows.Sum(row => row.Quantity / QuantitySum.Part), rows.Sum(row => row.Quantity % QuantitySum.Part),
                rows.Sum(row => row.CostUnits), rows.Sum(row => (long)row.CostFraction)));
        await foreach (var sum in quarters.AsAsyncEnumerable().WithCancellation(cancellationToken))
            page.Take(sum);

        // Those that are no longer kept were summed before they went.
        var dropped = context.DroppedUsage.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last);
        await foreach (var row in dropped.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            page.Take(new SeriesSum(
                row.CustomerId, row.MeterId, row.QuantityBillions, row.QuantityRest, row.CostUnits, row.CostFraction));
        }

        page.CompareSeries();

        // 3. The total of a customer is the sum of their lines and of adjustments in money, and so is each month's.
        var months = context.CustomerMonths.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last);
        await foreach (var month in months.AsAsyncEnumerable().WithCancellation(cancellationToken))
            page.Take(month);
        page.CompareMonths();
        foreach (var customer in customers)
            page.Compare(customer.Id, customer.TotalCostNanos);

        // 4. Credits are what their entries say.
        await CreditVerification.RunAsync(context, customers, page.Report, cancellationToken);

        // 5. What was spent of budgets is what the quarters say.
        await BudgetVerification.RunAsync(context, customers, currency, page.Report, cancellationToken);

        // 6. Plans do not overlap, and no fee was billed twice.
        await PlanVerification.RunAsync(context, first, last, page.Report, cancellationToken);
        return last;
    }
}
