using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Computes all that is stored about costs once more: each line's cost from its price, position and quantity, each
/// customer's total from their lines and adjustments, the series against the lines, the sums over all customers. Some
/// thousand customers at a time, each time as of one instant in a read transaction, so memory is bounded and the flush
/// goes on beside it. Ranges of customers are read side by side where the database gains from it.
/// </summary>
internal sealed class LedgerVerification(
    IServiceScopeFactory scopes, IReadTransactions reads, PriceSnapshot prices, IUsageSeries series, Currency currency)
{
    private const int CustomersAtOnce = 4000;

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

        // 2. Sums over all customers, against all that they are sums of, as of one instant.
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
                var from = last;
                (last, var isLast) = await reads.RunAsync(
                    context, () => VerifyAsync(context, tally, from, upTo, failed.Token), failed.Token);
                if (isLast)
                    return;
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }

    /// <summary>Verifies the next customers; returns the last of them, and whether there are no more.</summary>
    private async Task<(Guid? Last, bool IsLast)> VerifyAsync(
        PaygContext context, LedgerTally tally, Guid? after, Guid? upTo, CancellationToken cancellationToken)
    {
        var customers = await new LedgerRows(context, after, upTo)
            .ReadCustomersAsync(CustomersAtOnce, cancellationToken);
        var isLast = customers.Count < CustomersAtOnce;

        // Rows of customers who do not exist are between those of others, or beyond the last one.
        var rows = new LedgerRows(context, after, isLast ? upTo : customers[^1].Id);
        var page = new LedgerPage(await prices.ReadAsync(context, cancellationToken), currency, tally.Report);
        var zones = await rows.ReadZonesAsync(cancellationToken);
        page.Begin(customers, zones, await rows.ReadAdjustmentsAsync(cancellationToken));

        // 1. Each line is the rate of its quantity where it stands in its period.
        await rows.ReadLinesAsync(page.Add, cancellationToken);
        page.EndCustomer();

        // 2. The quarters of a customer and meter sum to the lines, but for adjustments. Those that are no longer kept
        //    were summed before they went.
        await rows.ReadQuartersAsync(page.Take, cancellationToken);
        await rows.ReadDroppedAsync(page.Take, cancellationToken);
        page.CompareSeries();

        // 3. The total of a customer is the sum of their lines and of adjustments in money, and so is each month's.
        await rows.ReadMonthsAsync(page.Take, cancellationToken);
        page.CompareMonths();
        page.CompareTotals();
        if (customers.Count > 0)
            await VerifyMoneyAsync(context, customers, page.Report, cancellationToken);
        tally.Add(customers.Count, page.Lines);
        return (isLast ? null : customers[^1].Id, isLast);
    }

    /// <summary>
    /// Credits are what their entries say; what was spent of budgets is what the quarters say; plans do not overlap,
    /// and no fee was billed twice.
    /// </summary>
    private async Task VerifyMoneyAsync(
        PaygContext context, List<CustomerRow> customers, Action<LedgerDifference> report,
        CancellationToken cancellationToken)
    {
        await CreditVerification.RunAsync(context, customers, report, cancellationToken);
        await BudgetVerification.RunAsync(context, customers, currency, report, cancellationToken);
        await PlanVerification.RunAsync(context, customers[0].Id, customers[^1].Id, report, cancellationToken);
    }
}
