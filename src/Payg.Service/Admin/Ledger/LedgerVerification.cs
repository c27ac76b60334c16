using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Computes all that is stored about costs once more: each line's cost from its price and quantity, each customer's
/// total from their lines, and the hours against the lines. A few hundred customers at a time, each time as of one
/// instant in a read transaction, so memory is bounded and the flush goes on beside it. Ranges of customers are read
/// side by side where the database gains from it.
/// </summary>
internal sealed class LedgerVerification(IServiceScopeFactory scopes, IReadTransactions reads)
{
    private const int CustomersAtOnce = 200;

    /// <summary>Reports every difference there is, and how much was looked at.</summary>
    /// <param name="report">Told of each difference, one at a time.</param>
    /// <param name="progress">Told how far it is, after each few hundred customers.</param>
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
                var page = new LedgerPage(tally.Report);
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
    private static async Task<Guid?> VerifyAsync(
        PaygContext context, LedgerPage page, Guid? after, Guid? upTo, CancellationToken cancellationToken)
    {
        var customers = await context.Customers.AsNoTracking()
            .Where(row => (after == null || row.Id > after) && (upTo == null || row.Id <= upTo))
            .OrderBy(row => row.Id).Take(CustomersAtOnce)
            .Select(row => new { row.Id, row.TotalCostUnits, row.TotalCostFraction })
            .ToListAsync(cancellationToken);
        if (customers.Count == 0)
            return null;

        var (first, last) = (customers[0].Id, customers[^1].Id);
        var prices = (await context.Prices.AsNoTracking().ToListAsync(cancellationToken))
            .ToDictionary(row => row.Id, StoredPrice.Read);

        // 1. Each line is the rate of its quantity.
        var lines = context.UsageLines.AsNoTracking().Where(row => row.CustomerId >= first && row.CustomerId <= last);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
            page.Add(line, prices.GetValueOrDefault(line.PriceId));

        // 2. The hours of a customer and meter sum to the lines.
        var hours = context.UsageHours.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last);
        await foreach (var hour in hours.AsAsyncEnumerable().WithCancellation(cancellationToken))
            page.Take(hour);
        page.CompareHours();

        // 3. The total of a customer is the sum of their lines.
        foreach (var customer in customers)
            page.Compare(customer.Id, AmountParts.Join(customer.TotalCostUnits, customer.TotalCostFraction));
        return last;
    }
}

/// <summary>Sums over a few hundred customers. Sums are wider than what is stored, so none can overflow.</summary>
internal sealed class LedgerPage(Action<LedgerDifference> report)
{
    private readonly Dictionary<Guid, Int128> _totals = [];
    private readonly Dictionary<(Guid Customer, int Meter), (Int128 Quantity, Int128 CostNanos)> _meters = [];

    /// <summary>Customers that were looked at.</summary>
    public long Customers { get; private set; }

    /// <summary>Lines that were looked at.</summary>
    public long Lines { get; private set; }

    /// <summary>Holds a line against its price and adds it up.</summary>
    public void Add(UsageLineRow line, Price? price)
    {
        Lines++;
        _totals[line.CustomerId] = _totals.GetValueOrDefault(line.CustomerId) + line.CostNanos;
        var (quantity, cost) = _meters.GetValueOrDefault((line.CustomerId, line.MeterId));
        _meters[(line.CustomerId, line.MeterId)] = (quantity + line.Quantity, cost + line.CostNanos);

        var expected = price is null ? null : CostOf(price, line.Quantity);
        if (expected != line.CostNanos)
            report(LedgerDifference.OfLine(price is null ? "no_price" : "line_cost", line, expected));
    }

    /// <summary>Takes an hour off its lines.</summary>
    public void Take(UsageHourRow hour)
    {
        var (quantity, cost) = _meters.GetValueOrDefault((hour.CustomerId, hour.MeterId));
        _meters[(hour.CustomerId, hour.MeterId)] = (quantity - hour.Quantity, cost - hour.CostNanos);
    }

    /// <summary>Reports each customer and meter of which the hours have left something, or taken too much.</summary>
    public void CompareHours()
    {
        foreach (var ((customer, meter), (quantity, cost)) in _meters)
        {
            if (quantity != 0)
                report(new LedgerDifference("hours_quantity", customer, null, meter, null, Text(-quantity), "0"));
            if (cost != 0)
                report(new LedgerDifference("hours_cost", customer, null, meter, null, Text(-cost), "0"));
        }
    }

    /// <summary>Holds a customer's total against the sum of their lines.</summary>
    public void Compare(Guid customer, Int128 totalNanos)
    {
        Customers++;
        var expected = _totals.GetValueOrDefault(customer);
        if (expected != totalNanos)
        {
            report(new LedgerDifference(
                "customer_total", customer, null, null, null, Text(totalNanos), Text(expected)));
        }
    }

    private static Int128? CostOf(Price price, long quantity)
    {
        try
        {
            return Rater.Rate(price, quantity).Nanos;
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            // No such quantity can have been rated: whatever is stored is wrong.
            return null;
        }
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
