using System.Numerics;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;

namespace Payg.Core.Usage;

/// <summary>
/// The sums of many usage records by customer, meter, quarter of an hour, API key and dimensions, and within a quarter
/// by the instants at which a price may take over. Which price that is depends on the customer's currency and calendar,
/// which are not known here. Every time zone in use is a whole number of quarters from UTC, so a quarter lies in one
/// hour and one billing period wherever the customer is. Not thread-safe.
/// </summary>
/// <remarks>
/// The table is a hash index (4 to 8 bytes a sum) over an array (56 bytes a sum, which grows by half) that is sorted
/// where it lies, so that putting the sums in order takes no memory.
/// </remarks>
public sealed class UsageSummary(PriceBook prices)
{
    private static readonly DateTimeOffset s_first = new(0, TimeSpan.Zero);
    private const int FirstCapacity = 16;

    // In Key.ChangedAt, which is below 2^30. No field of its own: that would be 8 bytes a sum.
    private const int KeyLease = 1 << 30;

    private Entry[] _entries = new Entry[FirstCapacity];

    // For each value of the hash's low bits the position plus one of a chain's first entry; empty: to be rebuilt.
    private int[] _chains = [];

    /// <summary>How many sums there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one record.</summary>
    /// <exception cref="OverflowException">The sum does not fit a <see cref="long"/>; it is as it was.</exception>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    public void Add(in UsageRecord record)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(record.Quantity, nameof(record));
        var (quarter, rest) = Math.DivRem(record.OccurredAt.UtcTicks, QuarterHour.Ticks);
        var change = prices.LastChange(record.Meter, record.Customer, record.OccurredAt);
        var since = record.OccurredAt.UtcTicks - change.UtcTicks;
        var changedAt = since >= rest ? 0 : (int)((rest - since) / TimeSpan.TicksPerMicrosecond);
        ref var sum = ref Find(new Key(
            record.Customer, record.Meter, (int)quarter, record.ApiKey, record.Dimensions,
            record.IsOfKeyLease ? changedAt | KeyLease : changedAt));
        sum.Quantity = checked(sum.Quantity + record.Quantity);
    }

    /// <summary>
    /// The sums by customer, meter, quarter, API key and dimensions: the order in which rows are locked. Adding a
    /// record ends the enumeration's validity; afterwards it can be asked for again.
    /// </summary>
    public IEnumerable<UsageSum> InOrder()
    {
        // Sorting moves the entries under the index, so it is given up; the next record rebuilds it.
        _chains = [];
        _entries.AsSpan(0, Count).Sort(static (one, other) => one.Key.CompareTo(other.Key));
        for (var i = 0; i < Count; i++)
        {
            var (key, quantity) = (_entries[i].Key, _entries[i].Quantity);
            var quarter = s_first.AddTicks(key.Quarter * QuarterHour.Ticks);
            yield return new UsageSum(key.Customer, key.Meter, quarter, quantity)
            {
                PricedAt = quarter.AddMicroseconds(key.ChangedAt & ~KeyLease),
                IsOfKeyLease = (key.ChangedAt & KeyLease) != 0,
                ApiKey = key.ApiKey,
                Dimensions = key.Dimensions,
            };
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

    /// <param name="Quarter">The quarter, counted from the year 1.</param>
    /// <param name="ChangedAt">
    /// Microseconds from the quarter's start to its last change of price; 0: none. With <see cref="KeyLease"/>.
    /// </param>
    private readonly record struct Key(
        CustomerId Customer, MeterId Meter, int Quarter, ApiKeyId ApiKey, Dimensions? Dimensions, int ChangedAt)
        : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var order = Customer.CompareTo(other.Customer);
            order = order != 0 ? order : Meter.CompareTo(other.Meter);
            order = order != 0 ? order : Quarter.CompareTo(other.Quarter);
            order = order != 0 ? order : ApiKey.CompareTo(other.ApiKey);
            order = order != 0 ? order : Comparer<Dimensions?>.Default.Compare(Dimensions, other.Dimensions);
            return order != 0 ? order : ChangedAt.CompareTo(other.ChangedAt);
        }

        public override int GetHashCode() => HashCode.Combine(
            Customer.Value, Meter.Value, Quarter, ApiKey.Value, Dimensions, ChangedAt);
    }
}

/// <summary>Usage of a customer of a meter with an API key in a quarter of an hour, all priced alike.</summary>
/// <param name="Customer">Who is charged.</param>
/// <param name="Meter">What was used.</param>
/// <param name="Quarter">The start of the quarter, in UTC.</param>
/// <param name="Quantity">The sum, in the meter's unit.</param>
public readonly record struct UsageSum(CustomerId Customer, MeterId Meter, DateTimeOffset Quarter, long Quantity)
{
    /// <summary>The instant whose price applies: the quarter's start, or the last change of price in it.</summary>
    public DateTimeOffset PricedAt { get; init; } = Quarter;

    /// <summary>The dimensions of the usage; null: none.</summary>
    public Dimensions? Dimensions { get; init; }

    /// <summary>The API key that it was used with; none for sessions.</summary>
    public ApiKeyId ApiKey { get; init; }

    /// <summary>Whether its units were granted for the API key alone.</summary>
    public bool IsOfKeyLease { get; init; }
}
