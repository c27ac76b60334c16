using System.Numerics;
using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Payg.Core.Usage;
using Xunit;

namespace Payg.Core.Tests.Rating;

/// <summary>
/// The whole way from records to totals, as a ledger goes it: sum a batch, claim it, rate each line before and after,
/// add the difference. Whatever the batches, their order and their repetitions, it comes to what the oracle says of
/// the records themselves.
/// </summary>
public sealed class FlushProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 28, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Change = Start.AddDays(2).AddHours(12).AddMinutes(7);

    private static readonly TimeZoneInfo[] Zones =
    [
        TimeZoneInfo.Utc,
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns"),
    ];

    private static readonly Gen<UsageRecord> Record =
        from customer in Gen.Int[0, Zones.Length - 1]
        from meter in Gen.Int[1, 2]
        from quantity in Gen.Long[1, 9]
        from minute in Gen.OneOf(Gen.Int[0, 8 * 24 * 60], Gen.Int[(60 * 60) - 5, (60 * 60) + 20])
        select new UsageRecord(Customer(customer), new MeterId(meter), quantity, Start.AddMinutes(minute));

    private static readonly Gen<(UsageRecord Record, int Batch)[]> Batched =
        Gen.Select(Record, Gen.Int[0, 7]).Array[1, 120];

    [Fact]
    public void Totals_OfAnyBatchesInAnyOrderAndRepeated_AreTheOraclesOfTheRecords() =>
        Gen.Select(PriceGen.Near, PriceGen.Near, PriceGen.Near, Batched, Gen.Shuffle(Enumerable.Range(0, 8).ToArray()))
            .Sample(
                (first, second, other, records, order) =>
                {
                    Price[] prices =
                    [
                        Price(1, 1, Start.AddYears(-1), first),
                        Price(2, 1, Change, second),
                        Price(3, 2, Start.AddYears(-1), other),
                    ];
                    var ledger = new Ledger(new PriceBook(prices));
                    foreach (var batch in order.Concat(order.Reverse()))
                        ledger.Apply(batch, records.Where(item => item.Batch == batch).Select(item => item.Record));

                    AssertLedger(ledger, prices, [.. records.Select(item => item.Record)]);
                },
                iter: Iterations.Of(3_000));

    private static void AssertLedger(Ledger ledger, Price[] prices, UsageRecord[] records)
    {
        var lines = records
            .GroupBy(record => (
                record.Customer,
                Price: record.Meter.Value == 2 ? 3 : record.OccurredAt < Change ? 1 : 2,
                Month: MonthByHand(record)))
            .Select(group => (
                group.Key.Customer,
                group.Key.Month,
                group.Key.Price,
                Quantity: group.Sum(record => record.Quantity)))
            .ToArray();

        Assert.Equal(lines.Length, ledger.Lines.Count);
        Assert.All(lines, line =>
        {
            var (quantity, costNanos) = ledger.Lines[(line.Customer, new PriceId(line.Price), line.Month)];
            Assert.Equal(line.Quantity, quantity);
            Assert.Equal(SlowOracle.Nanos(prices[line.Price - 1].Model, line.Quantity), costNanos);
        });
        Assert.All(lines.GroupBy(line => line.Customer), customer => Assert.Equal(
            customer.Aggregate(
                BigInteger.Zero,
                (sum, line) => sum + SlowOracle.Nanos(prices[line.Price - 1].Model, line.Quantity)),
            ledger.Totals[customer.Key]));
    }

    // 1 April 2026 begins at these minutes of UTC in the four zones: by hand, not by the code under test.
    private static string MonthByHand(UsageRecord record)
    {
        var april = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        int[] minutesFromUtc = [0, -345, -120, 150];
        var begin = april.AddMinutes(minutesFromUtc[Number(record.Customer)]);
        return record.OccurredAt < begin ? "2026-03" : "2026-04";
    }

    private static CustomerId Customer(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static int Number(CustomerId customer) => customer.Value.ToByteArray()[0];

    private static Price Price(int id, int meter, DateTimeOffset from, PriceModel model) =>
        new(new PriceId(id), new MeterId(meter), Currency.Usd, from, model);

    private sealed class Ledger(PriceBook prices)
    {
        private readonly HashSet<int> _claimed = [];

        public Dictionary<(CustomerId, PriceId, string Month), (long Quantity, Int128 Cost)> Lines { get; } = [];

        public Dictionary<CustomerId, Int128> Totals { get; } = [];

        public void Apply(int batch, IEnumerable<UsageRecord> records)
        {
            if (!_claimed.Add(batch))
                return;

            var summary = new UsageSummary(prices);
            foreach (var record in records)
                summary.Add(record);
            foreach (var sum in summary.InOrder())
            {
                var month = BillingMonth.Of(sum.Quarter, Zones[Number(sum.Customer)]).ToString();
                var price = prices.InForce(sum.Meter, sum.PricedAt, Payer.OfList(Currency.Usd), sum.Dimensions);
                var key = (sum.Customer, price.Id, month);
                var before = Lines.GetValueOrDefault(key);
                var quantity = before.Quantity + sum.Quantity;
                var increment = Rater.Rate(price, quantity) - Rater.Rate(price, before.Quantity);
                Lines[key] = (quantity, before.Cost + increment.Nanos);
                Totals[sum.Customer] = Totals.GetValueOrDefault(sum.Customer) + increment.Nanos;
            }
        }
    }
}
