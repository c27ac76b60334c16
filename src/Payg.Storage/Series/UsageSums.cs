using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Storage.Series;

/// <summary>Keeps the sums over customers beside what is not metered. Thread-safe.</summary>
public sealed class UsageSums
{
    private readonly IFlushDatabase _database;
    private readonly TimeProvider _clock;

    internal UsageSums(IFlushDatabase database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>
    /// Adds what an adjustment adds to the cost of a customer's period, in the transaction of the context, which has
    /// locked the customer.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="month">The billing period.</param>
    /// <param name="currency">The customer's currency.</param>
    /// <param name="gainedNanos">What the cost gains in nanos; may be negative.</param>
    /// <param name="lines">
    /// By how much usage lines cost more, with their meters and units; empty where money was adjusted.
    /// </param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task AddAsync(
        PaygContext context,
        CustomerId customer,
        BillingMonth month,
        Currency currency,
        Int128 gainedNanos,
        IReadOnlyList<(MeterId Meter, string Unit, Int128 GainedNanos)> lines,
        CancellationToken cancellationToken)
    {
        var months = lines.Where(line => line.GainedNanos != 0)
            .GroupBy(line => new SumKind(line.Meter, currency, line.Unit))
            .Select(group => new MonthSumChange(
                new MonthSumKey(month, group.Key), 0,
                group.Aggregate((Int128)0, (sum, line) => sum + line.GainedNanos)))
            .OrderBy(sum => sum.Key.Kind).ToList();
        var changes = new FlushChanges([], [], [], [])
        {
            Sums = new SumChanges(
                Guid.Empty, [], months, [new CustomerMonthChange(customer, month, currency, gainedNanos)], []),
        };
        return _database.Join(context).WriteAsync(changes, _clock.GetUtcNow(), cancellationToken);
    }
}
