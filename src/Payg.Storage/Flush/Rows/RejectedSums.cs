using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Flush.Rows;

/// <summary>What of a batch cannot be charged, summed by what it has in common. Not thread-safe.</summary>
internal sealed class RejectedSums
{
    private readonly Dictionary<RejectedKey, RejectedSum> _sums = [];

    public long Records { get; private set; }

    /// <summary>The sums in order of customer, in which rows are locked.</summary>
    public IReadOnlyList<RejectedSum> InOrder() =>
    [
        .. _sums.Values.OrderBy(sum => sum.Key.Customer).ThenBy(sum => sum.Key.Meter).ThenBy(sum => sum.Key.Price)
            .ThenBy(sum => sum.Key.Quarter).ThenBy(sum => sum.Key.ApiKey).ThenBy(sum => sum.Key.Dimensions)
            .ThenBy(sum => sum.Key.Reason, StringComparer.Ordinal),
    ];

    public void Add(in UsageRecord record, PriceId? price, string reason, string text)
    {
        Records++;
        var key = new RejectedKey(
            record.Customer, record.Meter, price ?? default, QuarterHour.StartOf(record.OccurredAt), reason)
        {
            ApiKey = record.ApiKey,
            Dimensions = record.Dimensions,
        };
        _sums[key] = _sums.TryGetValue(key, out var sum)
            ? sum with
            {
                OccurredAt = record.OccurredAt < sum.OccurredAt ? record.OccurredAt : sum.OccurredAt,
                Records = sum.Records + 1,
                Quantity = checked(sum.Quantity + record.Quantity),
            }
            : new RejectedSum(key, record.OccurredAt, 1, record.Quantity, Shorten(text));
    }

    private static string Shorten(string text) =>
        text.Length <= RejectedUsageRow.MaxTextLength ? text : text[..RejectedUsageRow.MaxTextLength];
}

/// <summary>What rejected records have in common: they are charged or written off together.</summary>
internal readonly record struct RejectedKey(
    CustomerId Customer, MeterId Meter, PriceId Price, DateTimeOffset Quarter, string Reason)
{
    public ApiKeyId ApiKey { get; init; }

    public Dimensions? Dimensions { get; init; }
}

internal sealed record RejectedSum(
    RejectedKey Key, DateTimeOffset OccurredAt, long Records, long Quantity, string Text);
