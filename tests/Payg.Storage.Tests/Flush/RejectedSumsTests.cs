using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.Flush.FlushSamples;

namespace Payg.Storage.Tests.Flush;

public sealed class RejectedSumsTests
{
    private readonly RejectedSums _sums = new();

    [Fact]
    public void Add_RecordsOfOneKind_SumsThemAndKeepsTheFirstInstantAndText()
    {
        Add(Ann, Calls, 3, May.AddMinutes(7), text: "first");
        Add(Ann, Calls, 4, May.AddMinutes(2), text: "second");
        Add(Ann, Calls, 5, May.AddMinutes(14).AddSeconds(59), text: "third");

        var sum = Assert.Single(_sums.InOrder());
        Assert.Equal(
            (May.AddMinutes(2), 3L, 12L, "first"), (sum.OccurredAt, sum.Records, sum.Quantity, sum.Text));
        Assert.Equal(new RejectedKey(Ann, Calls, new PriceId(1), May, "out_of_bounds"), sum.Key);
        Assert.Equal(3, _sums.Records);
    }

    [Fact]
    public void Add_RecordsThatDifferInAnything_KeepsThemApart()
    {
        Add(Ann, Calls, 1, May);
        Add(Bob, Calls, 1, May);
        Add(Ann, Bytes, 1, May);
        Add(Ann, Calls, 1, May, price: 2);
        Add(Ann, Calls, 1, May.AddMinutes(15));
        Add(Ann, Calls, 1, May, reason: "refused");

        Assert.Equal(6, _sums.InOrder().Count);
        Assert.Equal(6, _sums.Records);
    }

    [Fact]
    public void InOrder_WhateverWasAddedFirst_IsTheOrderInWhichRowsAreLocked()
    {
        Add(Bob, Calls, 1, May);
        Add(Ann, Bytes, 1, May);
        Add(Ann, Calls, 1, May.AddMinutes(15));
        Add(Ann, Calls, 1, May, reason: "refused");
        Add(Ann, Calls, 1, May);
        Add(Ann, Calls, 1, May.AddDays(-9), price: 2);
        Add(Ann, Calls, 1, May, reason: "earlier", apiKey: 5);
        Add(Ann, Calls, 1, May, reason: "earlier", apiKey: 4);

        var keys = _sums.InOrder().Select(sum => sum.Key).ToList();

        Assert.Equal(
            [
                new(Ann, Calls, new(1), May, "out_of_bounds"), new(Ann, Calls, new(1), May, "refused"),
                new(Ann, Calls, new(1), May, "earlier") { ApiKey = new(4) },
                new(Ann, Calls, new(1), May, "earlier") { ApiKey = new(5) },
                new(Ann, Calls, new(1), May.AddMinutes(15), "out_of_bounds"),
                new(Ann, Calls, new(2), May.AddDays(-9), "out_of_bounds"),
                new(Ann, Bytes, new(1), May, "out_of_bounds"),
                new RejectedKey(Bob, Calls, new(1), May, "out_of_bounds"),
            ],
            keys);
    }

    [Fact]
    public void Add_WithoutAPrice_HasPriceNought()
    {
        _sums.Add(new UsageRecord(Ann, Calls, 1, May), null, "unknown_meter", "");

        Assert.Equal(0, Assert.Single(_sums.InOrder()).Key.Price.Value);
    }

    [Theory]
    [InlineData(RejectedUsageRow.MaxTextLength)]
    [InlineData(RejectedUsageRow.MaxTextLength + 1)]
    public void Add_ALongText_KeepsAsMuchAsTheColumnHolds(int length)
    {
        Add(Ann, Calls, 1, May, text: new string('x', length));

        Assert.Equal(RejectedUsageRow.MaxTextLength, Assert.Single(_sums.InOrder()).Text.Length);
    }

    [Fact]
    public void Add_MoreThanALongHolds_Throws()
    {
        Add(Ann, Calls, long.MaxValue, May);

        Assert.Throws<OverflowException>(() => Add(Ann, Calls, 1, May));
    }

    [Theory]
    [InlineData("2026-05-01T00:14:59.9999999Z", "2026-05-01T00:00:00Z")]
    [InlineData("2026-05-01T00:15:00Z", "2026-05-01T00:15:00Z")]
    [InlineData("2026-05-01T05:50:00+05:45", "2026-05-01T00:00:00Z")]
    public void Quarter_OfAnInstant_IsThatOfUtc(string instant, string quarter)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var start = QuarterHour.StartOf(DateTimeOffset.Parse(instant, culture));

        Assert.Equal(DateTimeOffset.Parse(quarter, culture), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    private void Add(
        CustomerId customer,
        MeterId meter,
        long quantity,
        DateTimeOffset at,
        int price = 1,
        string reason = "out_of_bounds",
        string text = "",
        int apiKey = 0)
    {
        var record = new UsageRecord(customer, meter, quantity, at) { ApiKey = new ApiKeyId(apiKey) };
        _sums.Add(record, new PriceId(price), reason, text);
    }
}
