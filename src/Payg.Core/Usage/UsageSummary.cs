using System.Runtime.InteropServices;
using Payg.Core.Customers;
using Payg.Core.Pricing;

namespace Payg.Core.Usage;

/// <summary>
/// The sums of many usage records by customer, meter, price and quarter of an hour. Every time zone in use is a whole
/// number of quarters from UTC, so a quarter lies in one hour and one billing period wherever the customer is. Not
/// thread-safe. A sum takes 48 bytes and its share of spare room.
/// </summary>
public sealed class UsageSummary(PriceBook prices)
{
    private const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;

    private readonly Dictionary<Key, long> _quantities = [];

    /// <summary>How many sums there are.</summary>
    public int Count => _quantities.Count;

    /// <summary>Adds one record at the price that was in force when it occurred.</summary>
    /// <exception cref="OverflowException">The sum does not fit a <see cref="long"/>.</exception>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public void Add(in UsageRecord record)
    {
        var price = prices.InForce(record.Meter, record.OccurredAt);
        var quarter = (int)(record.OccurredAt.UtcTicks / QuarterTicks);
        var key = new Key(record.Customer, record.Meter, price.Id, quarter);
        ref var quantity = ref CollectionsMarshal.GetValueRefOrAddDefault(_quantities, key, out _);
        quantity = checked(quantity + record.Quantity);
    }

    /// <summary>The sums by customer, meter, price and time: the order in which rows are locked.</summary>
    public IEnumerable<UsageSum> InOrder()
    {
        var keys = _quantities.Keys.ToArray();
        Array.Sort(keys);
        foreach (var key in keys)
        {
            var quarter = new DateTimeOffset(key.Quarter * QuarterTicks, TimeSpan.Zero);
            yield return new UsageSum(key.Customer, key.Meter, key.Price, quarter, _quantities[key]);
        }
    }

    private readonly record struct Key(CustomerId Customer, MeterId Meter, PriceId Price, int Quarter) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var order = Customer.CompareTo(other.Customer);
            order = order != 0 ? order : Meter.CompareTo(other.Meter);
            order = order != 0 ? order : Price.CompareTo(other.Price);
            return order != 0 ? order : Quarter.CompareTo(other.Quarter);
        }
    }
}

/// <summary>So much of one meter at one price by one customer in one quarter of an hour.</summary>
/// <param name="Customer">Who is charged.</param>
/// <param name="Meter">What was used.</param>
/// <param name="Price">The price in force.</param>
/// <param name="Quarter">The start of the quarter, in UTC.</param>
/// <param name="Quantity">The sum, in the meter's unit.</param>
public readonly record struct UsageSum(
    CustomerId Customer, MeterId Meter, PriceId Price, DateTimeOffset Quarter, long Quantity);
