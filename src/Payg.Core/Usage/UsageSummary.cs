using System.Numerics;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;

namespace Payg.Core.Usage;

/// <summary>
/// The sums of many usage records by customer, meter, price, quarter of an hour and API key. The price is the one in
/// force but for those that wait for a billing period, which is known only with the customer's calendar. Every time
/// zone in use is a whole number of quarters from UTC, so a quarter lies in one hour and one billing period wherever
/// the customer is. Not thread-safe.
/// </summary>
/// <remarks>
/// A sum takes 52 to 80 bytes, up to 132 for the moment in which the table grows, and putting them in order takes none:
/// the table is a hash index (4 to 8 bytes a sum) over an array (48 bytes a sum, which grows by half) that is sorted
/// where it lies. Measured with one million sums: 73.1 bytes each, by the
/// difference of <c>GC.GetTotalMemory(true)</c> before and after (.NET 10, x64).
/// </remarks>
public sealed class UsageSummary(PriceBook prices)
{
    private const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;
    private const int FirstCapacity = 16;

    private Entry[] _entries = new Entry[FirstCapacity];

    // For each value of the hash's low bits the position plus one of a chain's first entry; empty: to be rebuilt.
    private int[] _chains = [];

    /// <summary>How many sums there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one record at the price that was in force when it occurred.</summary>
    /// <exception cref="OverflowException">The sum does not fit a <see cref="long"/>; it is as it was.</exception>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    public void Add(in UsageRecord record)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(record.Quantity, nameof(record));
        var price = prices.AtOnceInForce(record.Meter, record.OccurredAt);
        var quarter = (int)(record.OccurredAt.UtcTicks / QuarterTicks);
        ref var sum = ref Find(new Key(record.Customer, record.Meter, price.Id, quarter, record.ApiKey));
        sum.Quantity = checked(sum.Quantity + record.Quantity);
    }

    /// <summary>
    /// The sums by customer, meter, price, time and API key: the order in which rows are locked. Adding a record ends
    /// the enumeration's validity; afterwards it can be asked for again.
    /// </summary>
    public IEnumerable<UsageSum> InOrder()
    {
        // Sorting moves the entries under the index, so it is given up; the next record rebuilds it.
        _chains = [];
        _entries.AsSpan(0, Count).Sort(static (one, other) => one.Key.CompareTo(other.Key));
        for (var i = 0; i < Count; i++)
        {
            var (key, quantity) = (_entries[i].Key, _entries[i].Quantity);
            var quarter = new DateTimeOffset(key.Quarter * QuarterTicks, TimeSpan.Zero);
            yield return new UsageSum(key.Customer, key.Meter, key.Price, quarter, quantity) { ApiKey = key.ApiKey };
        }
    }

    private ref Entry Find(in Key key)
    {
        if (_chains.Length == 0)
            Index();

        var position = _chains[key.GetHashCode() & (_chains.Length - 1)] - 1;
        while (position >= 0)
        {
            if (_entries[position].Key == key)
                return ref _entries[position];
            position = _entries[position].Next - 1;
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, checked(Count + (Count / 2)));
            Index();
        }

        _entries[Count] = new Entry { Key = key };
        Link(Count);
        return ref _entries[Count++];
    }

    private void Index()
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)_entries.Length);
        _chains = new int[size];
        for (var i = 0; i < Count; i++)
            Link(i);
    }

    private void Link(int position)
    {
        ref var first = ref _chains[_entries[position].Key.GetHashCode() & (_chains.Length - 1)];
        _entries[position].Next = first;
        first = position + 1;
    }

    private struct Entry
    {
        public Key Key;
        public int Next;
        public long Quantity;
    }

    private readonly record struct Key(
        CustomerId Customer, MeterId Meter, PriceId Price, int Quarter, ApiKeyId ApiKey)
        : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var order = Customer.CompareTo(other.Customer);
            order = order != 0 ? order : Meter.CompareTo(other.Meter);
            order = order != 0 ? order : Price.CompareTo(other.Price);
            order = order != 0 ? order : Quarter.CompareTo(other.Quarter);
            return order != 0 ? order : ApiKey.CompareTo(other.ApiKey);
        }

        public override int GetHashCode() => HashCode.Combine(
            Customer.Value, Meter.Value, Price.Value, Quarter, ApiKey.Value);
    }
}

/// <summary>So much of one meter at one price by one customer with one API key in one quarter of an hour.</summary>
/// <param name="Customer">Who is charged.</param>
/// <param name="Meter">What was used.</param>
/// <param name="Price">The price in force, but for those that wait for a billing period.</param>
/// <param name="Quarter">The start of the quarter, in UTC.</param>
/// <param name="Quantity">The sum, in the meter's unit.</param>
public readonly record struct UsageSum(
    CustomerId Customer, MeterId Meter, PriceId Price, DateTimeOffset Quarter, long Quantity)
{
    /// <summary>The API key that it was used with; none for sessions.</summary>
    public ApiKeyId ApiKey { get; init; }
}
