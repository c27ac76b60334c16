using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Xunit;

namespace Payg.Core.Tests.Pricing;

public sealed class PriceBookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly MeterId Meter = new(7);
    private static readonly Payer Utc = Payer.OfList(Currency.Usd);

    [Fact]
    public void InForce_AroundAChange_IsHalfOpenToTheMicrosecond()
    {
        var book = new PriceBook([Price(2, Noon), Price(1, Noon.AddDays(-30)), Price(3, Noon.AddDays(1))]);

        Assert.Equal(1, InForce(book, Noon.AddMicroseconds(-1)));
        Assert.Equal(2, InForce(book, Noon));
        Assert.Equal(2, InForce(book, Noon.AddDays(1).AddMicroseconds(-1)));
        Assert.Equal(3, InForce(book, Noon.AddDays(1)));
        Assert.Equal(3, InForce(book, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void InForce_SameInstantWithAnotherOffset_IsTheSamePrice()
    {
        var book = new PriceBook([Price(1, Noon.AddDays(-30)), Price(2, Noon.ToOffset(TimeSpan.FromHours(14)))]);

        Assert.Equal(1, InForce(book, Noon.AddMicroseconds(-1).ToOffset(TimeSpan.FromHours(-12))));
        Assert.Equal(2, InForce(book, Noon.ToOffset(TimeSpan.FromHours(-12))));
    }

    [Fact]
    public void InForce_BeforeTheFirstPrice_IsTheFirst()
    {
        var book = new PriceBook([Price(2, Noon), Price(1, Noon.AddDays(1))]);

        Assert.Equal(2, InForce(book, DateTimeOffset.MinValue));
    }

    [Fact]
    public void InForce_TwoPricesFromOneInstant_IsTheLaterNumber()
    {
        Assert.Equal(9, InForce(new PriceBook([Price(9, Noon), Price(4, Noon), Price(1, Noon.AddDays(-1))]), Noon));
        Assert.Equal(9, InForce(new PriceBook([Price(4, Noon), Price(1, Noon.AddDays(-1)), Price(9, Noon)]), Noon));
    }

    [Fact]
    public void InForce_PricesOfOtherMeters_AreNotLookedAt()
    {
        var other = Price(2, Noon) with { Meter = new MeterId(8) };
        var book = new PriceBook([Price(1, Noon.AddDays(-1)), other]);

        Assert.Equal(1, InForce(book, Noon));
        Assert.Equal(2, book.InForce(new MeterId(8), Noon, Utc).Id.Value);
        var fault = Assert.Throws<UnpricedUsageException>(() => book.InForce(new MeterId(9), Noon, Utc));
        Assert.Equal("Meter 9 has no price in USD.", fault.Message);
    }

    [Fact]
    public void InForce_AnyPricesInAnyOrder_IsTheLatestThatHasBegun() =>
        Gen.Select(Gen.Int[0, 20].Array[1, 12], Gen.Int[-2, 22]).Sample(
            (begins, at) =>
            {
                var prices = begins.Select((begin, i) => Price(begins.Length - i, Noon.AddHours(begin))).ToArray();
                var instant = Noon.AddHours(at);
                var begun = prices.Where(price => price.EffectiveFrom <= instant).ToArray();
                var from = begun.Length == 0
                    ? prices.Min(price => price.EffectiveFrom)
                    : begun.Max(price => price.EffectiveFrom);
                var found = new PriceBook(prices).InForce(Meter, instant, Utc);

                // Before any has begun all the first ones stand to be chosen; the earliest set of them is in force.
                var candidates = prices.Where(price => price.EffectiveFrom == from).Select(price => price.Id.Value);
                return found.Id.Value == (begun.Length == 0 ? candidates.Min() : candidates.Max());
            },
            iter: Iterations.Of(5_000));

    [Fact]
    public void Indexer_ByNumber_IsThatPrice()
    {
        var book = new PriceBook([Price(2, Noon), Price(1, Noon)]);

        Assert.Equal(2, book[new PriceId(2)].Id.Value);
        Assert.Throws<KeyNotFoundException>(() => book[new PriceId(3)]);
    }

    [Fact]
    public void Book_OfTwoPricesWithOneNumber_CannotBeMade() =>
        Assert.Throws<ArgumentException>(() => new PriceBook([Price(1, Noon), Price(1, Noon.AddDays(1))]));

    [Fact]
    public void InForce_PriceForTheNextPeriod_WaitsForEachCustomersMonth()
    {
        var auckland = Utc with
        {
            Calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland")),
        };
        var (utcJune, aucklandJune) = (Noon.AddHours(-12).AddDays(31), Noon.AddHours(-24).AddDays(31));
        var book = new PriceBook([Price(1, Noon.AddDays(-30)), Price(2, Noon) with { IsFromNextPeriod = true }]);

        Assert.Equal(1, InForce(book, utcJune.AddMicroseconds(-1)));
        Assert.Equal(2, InForce(book, utcJune));
        Assert.Equal(1, book.InForce(Meter, aucklandJune.AddMicroseconds(-1), auckland).Id.Value);
        Assert.Equal(2, book.InForce(Meter, aucklandJune, auckland).Id.Value);
    }

    [Fact]
    public void InForce_PriceForTheNextPeriodSetAtItsStart_AppliesAtOnce()
    {
        var may = Noon.AddHours(-12);
        var book = new PriceBook([Price(1, may.AddDays(-30)), Price(2, may) with { IsFromNextPeriod = true }]);

        Assert.Equal(1, InForce(book, may.AddMicroseconds(-1)));
        Assert.Equal(2, InForce(book, may));
    }

    [Fact]
    public void InForce_PriceSetWhileAnotherWaits_LastsUntilThatOnesTurn()
    {
        var june = Noon.AddHours(-12).AddDays(31);
        var book = new PriceBook(
        [
            Price(1, Noon.AddDays(-30)),
            Price(2, Noon) with { IsFromNextPeriod = true },
            Price(3, Noon.AddDays(10)),
            Price(4, june.AddDays(3)),
        ]);

        Assert.Equal(3, InForce(book, june.AddMicroseconds(-1)));
        Assert.Equal(2, InForce(book, june));
        Assert.Equal(4, InForce(book, june.AddDays(3)));
        Assert.Equal(4, InForce(book, june.AddDays(60)));
    }

    [Fact]
    public void InPeriod_AnyPrices_AreInTurnAndContinueUnlessOneSaysOtherwise()
    {
        var month = BillingMonth.FromNumber(202605);
        var book = new PriceBook(
        [
            Price(1, Noon.AddDays(-300)),
            Price(2, Noon.AddDays(-30)),
            Price(3, Noon),
            Price(4, Noon.AddDays(1)) with { Model = new FlatPrice(1) { Restart = true } },
            Price(5, Noon.AddDays(2)),
            Price(6, Noon.AddDays(3)) with { Unit = "byte" },
            Price(7, Noon.AddDays(4)) with { IsFromNextPeriod = true },
            Price(8, Noon.AddDays(40)),
        ]);

        Assert.Equal(
            [(2, false), (3, true), (4, false), (5, true), (6, false)],
            Turns(book.InPeriod(Meter, month, Utc, [new PriceId(3)])));
        Assert.Equal(
            [(1, false), (2, true), (3, true), (4, false), (5, true), (6, false)],
            Turns(book.InPeriod(Meter, month, Utc, [new PriceId(1)])));
        Assert.Equal(
            [(7, false), (8, true)],
            Turns(book.InPeriod(Meter, month.Next, Utc, [])));

        static IEnumerable<(int, bool)> Turns(IEnumerable<PriceTurn> turns) =>
            turns.Select(turn => (turn.Price.Id.Value, turn.Continues));
    }

    private static int InForce(PriceBook book, DateTimeOffset at) =>
        book.InForce(Meter, at, Utc).Id.Value;

    [Fact]
    public void Upcoming_OfSomePrices_AreThoseNotInForceYetEarliestFirst()
    {
        var waiting = Price(4, Noon.AddDays(-1)) with { IsFromNextPeriod = true };
        var book = new PriceBook(
        [
            Price(3, Noon.AddDays(60)), Price(1, Noon.AddDays(-30)), Price(2, Noon), waiting, Price(5, Noon.AddDays(2)),
        ]);

        Assert.Equal([2, 5, 3], Upcoming(book, Noon.AddMicroseconds(-1)));
        Assert.Equal([5, 3], Upcoming(book, Noon));
        Assert.Equal([4, 2, 5, 3], Upcoming(book, new(2026, 4, 30, 23, 59, 59, TimeSpan.Zero)));
        Assert.Empty(Upcoming(book, Noon.AddDays(60)));
    }

    [Fact]
    public void ChargesAs_OfEachPair_IsTrueForItselfOnly()
    {
        var price = Price(1, Noon);
        Price[] different =
        [
            price, price with { Currency = Currency.Parse("EUR") }, price with { Unit = "page" },
            price with { Model = new FlatPrice(123_456) },
        ];
        for (var i = 0; i < different.Length; i++)
        {
            for (var j = 0; j < different.Length; j++)
                Assert.Equal(i == j, different[i].ChargesAs(different[j] with { Id = new PriceId(9) }));
        }
    }

    [Fact]
    public void InPeriod_OfPricesAtItsEdges_StartsWithTheOneInForceAndEndsBeforeItsEnd()
    {
        var month = BillingMonth.FromNumber(202605);
        var (start, end) = BillingCalendar.Utc.WindowOf(month);
        var book = new PriceBook(
        [
            Price(1, start.AddDays(-9)), Price(4, start), Price(3, start.AddMicroseconds(1)),
            Price(2, end.AddMicroseconds(-1)), Price(5, end),
        ]);

        Assert.Equal([4, 3, 2], Ids(book, month));
    }

    [Fact]
    public void InPeriod_WithAPriceThatWaited_BeginsWithIt()
    {
        var month = BillingMonth.FromNumber(202605);
        var start = BillingCalendar.Utc.StartOf(month);
        var book = new PriceBook(
        [
            Price(1, start.AddDays(-40)), Price(2, start.AddDays(-9)) with { IsFromNextPeriod = true },
            Price(3, start.AddDays(3)), Price(4, start.AddDays(2)) with { IsFromNextPeriod = true },
        ]);

        // The fourth waits for the next period: it is here only if a line has its price.
        Assert.Equal([2, 3], Ids(book, month));
        Assert.Equal([2, 4, 3], Ids(book, month, 4));
        Assert.Equal([4], Ids(book, month.Next));
    }

    private static IEnumerable<int> Ids(PriceBook book, BillingMonth month, params int[] stored) =>
        book.InPeriod(Meter, month, Utc, stored.Select(id => new PriceId(id)))
            .Select(turn => turn.Price.Id.Value);

    private static IEnumerable<int> Upcoming(PriceBook book, DateTimeOffset at) =>
        book.Upcoming(Meter, at, Utc).Select(price => price.Id.Value);

    private static Price Price(int id, DateTimeOffset from) =>
        new(new PriceId(id), Meter, Currency.Usd, from, new FlatPrice(1));
}
