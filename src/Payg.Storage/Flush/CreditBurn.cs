using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush;

/// <summary>What a flush adds to the cost of customers with credit, by quarters, as their credits cover it.</summary>
internal sealed class CreditBurn
{
    private readonly Dictionary<CustomerId, List<QuarterChange>> _quarters;

    public CreditBurn(FlushChanges changes, IReadOnlyList<CustomerId> customers)
    {
        _quarters = customers.ToDictionary(customer => customer, _ => new List<QuarterChange>());
        foreach (var quarter in changes.Quarters)
        {
            if (quarter.CostNanos != 0 && _quarters.TryGetValue(quarter.Line.Customer, out var known))
                known.Add(quarter);
        }

        Falling = _quarters.Where(pair => pair.Value.Exists(quarter => quarter.CostNanos < 0))
            .Select(pair => pair.Key).ToHashSet();
    }

    /// <summary>Customers some of whose cost falls, as volume prices may let it.</summary>
    public IReadOnlySet<CustomerId> Falling { get; }

    /// <summary>Books a customer's quarters in the order of time, then what has expired.</summary>
    public CreditBooking Book(StoredCredit stored, DateTimeOffset now)
    {
        var quarters = _quarters[stored.Customer];

        // The totals were written before: what this flush added is not owed yet.
        Int128 gained = 0;
        foreach (var quarter in quarters)
            gained += quarter.CostNanos;
        var booking = new CreditBooking(stored with { TotalCostNanos = stored.TotalCostNanos - gained }, now);
        foreach (var quarter in quarters.OrderBy(quarter => quarter.Quarter))
        {
            var line = quarter.Line;
            booking.Cost(
                quarter.CostNanos, new CreditLine(line.Month, line.Meter, line.Price), quarter.Quarter,
                quarter.Quarter.AddTicks(QuarterHour.Ticks));
        }

        booking.Close();
        return booking;
    }
}
