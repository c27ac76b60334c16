using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Flush.Rows;

/// <summary>
/// The test calls of a batch, summed by customer, quarter of an hour, meter and API key. They need no price and reach
/// no usage line. Not thread-safe.
/// </summary>
internal sealed class TestUsage
{
    private readonly Dictionary<TestKey, long> _sums = [];

    public bool Any => _sums.Count > 0;

    /// <summary>Takes the test calls out of records, while these are read.</summary>
    public IEnumerable<UsageRecord> TakeFrom(IEnumerable<UsageRecord> records)
    {
        foreach (var record in records)
        {
            if (!Take(record))
                yield return record;
        }
    }

    /// <summary>Takes a record of a test call; false: it is of another one.</summary>
    public bool Take(in UsageRecord record)
    {
        if (record.IsTest)
            Add(record);
        return record.IsTest;
    }

    /// <summary>The sums, in the order in which rows are locked.</summary>
    public IReadOnlyList<TestChange> InOrder() =>
    [
        .. _sums.Select(sum => new TestChange(sum.Key, sum.Value))
            .OrderBy(change => change.Key.Customer).ThenBy(change => change.Key.Quarter)
            .ThenBy(change => change.Key.Meter).ThenBy(change => change.Key.ApiKey),
    ];

    private void Add(in UsageRecord record)
    {
        var key = new TestKey(
            record.Customer, QuarterHour.StartOf(record.OccurredAt), record.Meter, record.ApiKey);
        _sums[key] = Math.Min(_sums.GetValueOrDefault(key) + record.Quantity, TestQuarterRow.MaxQuantity);
    }
}

internal readonly record struct TestKey(CustomerId Customer, DateTimeOffset Quarter, MeterId Meter, ApiKeyId ApiKey);

internal readonly record struct TestChange(TestKey Key, long Quantity);
