using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Xunit;

namespace Payg.Core.Tests.Usage;

public sealed class UsageSummaryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Change = Noon.AddMinutes(20);

    private static readonly PriceBook Prices = new(
    [
        Price(1, 1, Noon.AddYears(-1)),
        Price(2, 1, Change),
        Price(3, 2, Noon.AddYears(-1)),
    ]);

    [Fact]
    public void InOrder_AnyRecords_AreTheSumsOfAPlainGrouping() =>
        Record(minutes: 60).Array[0, 300].Sample(
            records =>
            {
                var summary = Summary(records);
                var expected = Expected(records);

                Assert.Equal(expected.Length, summary.Count);
                Assert.Equal(expected, summary.InOrder());
            },
            iter: Iterations.Of(2_000));

    [Fact]
    public void InOrder_ThenMoreRecords_StillSums() =>
        Gen.Select(Record(60).Array[0, 60], Record(60).Array[0, 60]).Sample(
            (first, second) =>
            {
                var summary = Summary(first);
                Assert.Equal(Expected(first), summary.InOrder());
                Assert.Equal(Expected(first), summary.InOrder());
                foreach (var record in second)
                    summary.Add(record);
                Assert.Equal(Expected([.. first, .. second]), summary.InOrder());
            },
            iter: Iterations.Of(2_000));

    [Fact]
    public void InOrder_OneUnequalPart_DecidesByCustomerThenMeterThenTime()
    {
        var (low, high) = (Customer(1), Customer(2));
        UsageRecord[] records =
        [
            new(high, new MeterId(1), 1, Noon),
            new(low, new MeterId(2), 1, Noon),
            new(low, new MeterId(1), 1, Change),
            new(low, new MeterId(1), 1, Change.AddMinutes(-6)),
            new(low, new MeterId(1), 1, Change.AddMinutes(-1)),
        ];

        Assert.Equal(
            [
                new UsageSum(low, new MeterId(1), Noon, 1),
                new UsageSum(low, new MeterId(1), Noon.AddMinutes(15), 1),
                new UsageSum(low, new MeterId(1), Noon.AddMinutes(15), 1) { PricedAt = Change },
                new UsageSum(low, new MeterId(2), Noon, 1),
                new UsageSum(high, new MeterId(1), Noon, 1),
            ],
            Summary(records).InOrder());
    }

    [Fact]
    public void Add_PriceChangeInsideAQuarter_KeepsTheTwoPricesApart()
    {
        var summary = Summary(
            new UsageRecord(Customer(1), new MeterId(1), 3, Change.AddMicroseconds(-1)),
            new UsageRecord(Customer(1), new MeterId(1), 5, Change));

        Assert.Equal(
            [(Noon.AddMinutes(15), 3L, Noon.AddMinutes(15)), (Change, 5L, Noon.AddMinutes(15))],
            summary.InOrder().Select(sum => (sum.PricedAt, sum.Quantity, sum.Quarter)));
    }

    [Fact]
    public void Add_InstantsAroundAQuarter_FallIntoTheirOwn()
    {
        var summary = Summary(
            new UsageRecord(Customer(1), new MeterId(2), 1, Noon.AddTicks(-1)),
            new UsageRecord(Customer(1), new MeterId(2), 1, Noon.ToOffset(TimeSpan.FromMinutes(-210))),
            new UsageRecord(Customer(1), new MeterId(2), 1, Noon.AddMinutes(15).AddTicks(-1)));

        Assert.Equal(
            [(Noon.AddMinutes(-15), 1L), (Noon, 2L)],
            summary.InOrder().Select(sum => (sum.Quarter, sum.Quantity)));
    }

    [Fact]
    public void Add_MoreThanASumHolds_OverflowsAndLeavesTheSumAsItWas()
    {
        var summary = Summary(new UsageRecord(Customer(1), new MeterId(2), long.MaxValue - 1, Noon));

        Assert.Throws<OverflowException>(() => summary.Add(new UsageRecord(Customer(1), new MeterId(2), 2, Noon)));
        summary.Add(new UsageRecord(Customer(1), new MeterId(2), 1, Noon));
        Assert.Equal(long.MaxValue, Assert.Single(summary.InOrder()).Quantity);
    }

    [Fact]
    public void Add_WhatCannotBePriced_IsRefusedAndLeavesNothing()
    {
        var summary = new UsageSummary(Prices);

        Assert.Throws<KeyNotFoundException>(() => summary.Add(new UsageRecord(Customer(1), new MeterId(9), 1, Noon)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => summary.Add(new UsageRecord(Customer(1), new MeterId(1), -1, Noon)));
        Assert.Equal(0, summary.Count);
        Assert.Empty(summary.InOrder());
    }

    [Fact]
    public void Add_ManyCustomers_KeepsEachSum()
    {
        var summary = new UsageSummary(Prices);
        for (var round = 1; round <= 3; round++)
        {
            for (var i = 0; i < 20_000; i++)
                summary.Add(new UsageRecord(Customer((i * 7919) % 20_000), new MeterId(2), i, Noon));
        }

        Assert.Equal(20_000, summary.Count);
        Assert.All(
            summary.InOrder().Select((sum, i) => (sum, i)),
            item => Assert.Equal(Customer(item.i), item.sum.Customer));
        Assert.Equal(3L * 20_000 * 19_999 / 2, summary.InOrder().Sum(sum => sum.Quantity));
    }

    [Fact]
    public void InOrder_ManySums_AllocatesNextToNothing()
    {
        var summary = new UsageSummary(Prices);
        for (var i = 0; i < 20_000; i++)
            summary.Add(new UsageRecord(Customer((i * 7919) % 20_000), new MeterId(2), 1, Noon));

        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(20_000, summary.InOrder().Count());

            // A collection that another test causes meanwhile counts as up to 8 KiB.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 4096);
    }

    private static UsageSummary Summary(params UsageRecord[] records)
    {
        var summary = new UsageSummary(Prices);
        foreach (var record in records)
            summary.Add(record);
        return summary;
    }

    private static UsageSum[] Expected(UsageRecord[] records) =>
    [
        .. records
            .GroupBy(record => (
                record.Customer,
                record.Meter,
                IsChanged: record.Meter.Value == 1 && record.OccurredAt >= Change,
                Quarter: Noon.AddMinutes((record.OccurredAt - Noon).Ticks / TimeSpan.TicksPerMinute / 15 * 15),
                record.ApiKey,
                record.Dimensions))
            .Select(group => new UsageSum(
                group.Key.Customer,
                group.Key.Meter,
                group.Key.Quarter,
                group.Sum(record => record.Quantity))
            {
                ApiKey = group.Key.ApiKey,
                Dimensions = group.Key.Dimensions,
                PricedAt = group.Key.IsChanged && group.Key.Quarter <= Change ? Change : group.Key.Quarter,
            })
            .OrderBy(sum => sum.Customer.Value)
            .ThenBy(sum => sum.Meter.Value)
            .ThenBy(sum => sum.Quarter)
            .ThenBy(sum => sum.ApiKey.Value)
            .ThenBy(sum => sum.Dimensions?.Text, StringComparer.Ordinal)
            .ThenBy(sum => sum.PricedAt),
    ];

    private static Gen<UsageRecord> Record(int minutes) =>
        from customer in Gen.Int[1, 5]
        from meter in Gen.Int[1, 2]
        from quantity in Gen.Long[0, UsageRecord.MaxQuantity]
        from second in Gen.Int[0, minutes * 60]
        from apiKey in Gen.Int[0, 2]
        from model in Gen.Int[0, 2]
        select new UsageRecord(Customer(customer), new MeterId(meter), quantity, Noon.AddSeconds(second))
        {
            ApiKey = new ApiKeyId(apiKey),
            Dimensions = model == 0 ? null : Dimensions.Of([KeyValuePair.Create("model", $"m{model}")]),
        };

    private static CustomerId Customer(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static Price Price(int id, int meter, DateTimeOffset from) =>
        new(new PriceId(id), new MeterId(meter), Currency.Usd, from, new FlatPrice(1));
}
