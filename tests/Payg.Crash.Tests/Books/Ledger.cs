using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Crash.Tests.Calls;

namespace Payg.Crash.Tests.Books;

/// <summary>What the service charged, read from its tables or asked of it.</summary>
/// <param name="Lines">All usage lines.</param>
/// <param name="Totals">The total cost of each customer, in nanos.</param>
internal sealed record Ledger(IReadOnlyList<LedgerLine> Lines, IReadOnlyDictionary<Guid, Int128> Totals)
{
    /// <summary>How many calls were counted.</summary>
    public long QuantityOf(CallKey key) =>
        Lines.Where(line => line.Key == key).Sum(line => line.Quantity);

    /// <summary>Reports what breaks a promise; nothing when all is kept.</summary>
    public IEnumerable<string> BreachesOf(CallTally tally)
    {
        // 1. Each call answered with success is counted, once; others are not.
        foreach (var key in Lines.Select(line => line.Key).Union(tally.Keys))
        {
            var counted = QuantityOf(key);
            var (least, most) = tally.BoundsOf(key);
            if (counted < least)
                yield return $"{key}: {least - counted} calls lost ({counted} counted, at least {least} expected)";
            if (counted > most)
                yield return $"{key}: {counted - most} calls too many ({counted} counted, at most {most} expected)";
        }

        // 2. A line costs what its price says, and a customer owes the sum of their lines.
        foreach (var line in Lines)
        {
            var cost = Rater.Rate(line.Price, line.Quantity).Nanos;
            if (cost != line.CostNanos)
                yield return $"{line.Key}: {line.Quantity} cost {line.CostNanos} nanos instead of {cost}";
        }

        foreach (var (customer, total) in Totals)
        {
            var sum = Lines.Where(line => line.Key.Customer == customer).Sum(line => line.CostNanos);
            if (sum != total)
                yield return $"{customer}: the total is {total} nanos and the lines are {sum}";
        }
    }
}

/// <summary>A usage line.</summary>
/// <param name="Key">Whose usage of what.</param>
/// <param name="Price">At which price.</param>
/// <param name="Quantity">How many calls.</param>
/// <param name="CostNanos">What it costs.</param>
internal sealed record LedgerLine(CallKey Key, Price Price, long Quantity, Int128 CostNanos);
