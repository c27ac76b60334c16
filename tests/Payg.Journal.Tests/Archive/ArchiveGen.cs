using CsCheck;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Journal.Tests.Archive;

/// <summary>Makes usage records of every kind that there can be.</summary>
internal static class ArchiveGen
{
    private static readonly DateTimeOffset s_nearMidnight = new(2026, 11, 30, 23, 59, 55, TimeSpan.Zero);

    /// <summary>Instants to the microsecond, from the first to the last that a record may have.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.OneOf(
        Gen.Long[0, 10_000_000].Select(micros => s_nearMidnight.AddTicks(micros * 10)),
        Gen.Long[0, DateTime.MaxValue.Ticks / 10].Select(micros => new DateTimeOffset(micros * 10, TimeSpan.Zero)));

    /// <summary>Records of few customers and meters, so that some belong together.</summary>
    public static readonly Gen<UsageRecord> Record = Gen.Select(
        Gen.OneOf(Gen.Int[1, 3].Select(last => new Guid(last, 0, 0, new byte[8])), Gen.Guid),
        Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, int.MaxValue]),
        Gen.OneOf(Gen.Const(1L), Gen.Long[1, UsageRecord.MaxQuantity]),
        Instant,
        Gen.OneOf(Gen.Int[0, 2], Gen.Int[0, int.MaxValue]),
        Gen.Int[0, 3],
        (customer, meter, quantity, at, apiKey, model) =>
            new UsageRecord(new CustomerId(customer), new MeterId(meter), quantity, at)
            {
                ApiKey = new ApiKeyId(apiKey),
                Dimensions = model == 0 ? null : Dimensions.Of([new("model", $"gpt-ü{model}")]),
            });

    /// <summary>What a segment may hold.</summary>
    public static readonly Gen<UsageRecord[]> Records = Record.Array[1, 60];

    /// <summary>Records in an order that says only which there are.</summary>
    public static UsageRecord[] Sorted(IEnumerable<UsageRecord> records) =>
    [
        .. records.OrderBy(record => record.Customer).ThenBy(record => record.Meter)
            .ThenBy(record => record.OccurredAt).ThenBy(record => record.Quantity).ThenBy(record => record.ApiKey)
            .ThenBy(record => record.Dimensions),
    ];
}
