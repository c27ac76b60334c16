using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Xunit;

namespace Payg.Core.Tests.Pricing;

/// <summary>Which price a customer's usage has: by currency, by own prices, and by dimensions.</summary>
public sealed class PayerPriceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly MeterId Meter = new(7);
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Payer Anybody = Payer.OfList(Currency.Usd);
    private static readonly Payer Alice = Anybody with { Customer = new CustomerId(Guid.CreateVersion7(Noon)) };
    private static readonly BillingMonth May = BillingMonth.FromNumber(202605);

    [Fact]
    public void InForce_InEachCurrency_IsThatListsPrice()
    {
        var book = new PriceBook([Price(1, -30), Price(2, -30) with { Currency = Eur }, Price(3, 0)]);

        Assert.Equal(3, book.InForce(Meter, Noon, Anybody).Id.Value);
        Assert.Equal(2, book.InForce(Meter, Noon, Anybody with { Currency = Eur }).Id.Value);
        var fault = Assert.Throws<UnpricedUsageException>(
            () => book.InForce(Meter, Noon, Anybody with { Currency = Currency.Parse("JPY") }));
        Assert.Equal("Meter 7 has no price in JPY.", fault.Message);
    }

    [Fact]
    public void InForce_OwnPrice_WinsFromItsStartUntilItEndsForItsCustomerOnly()
    {
        var book = new PriceBook(
        [
            Price(1, -30), Own(2, -5), Price(3, -2), Own(4, 3) with { Model = new ListPrice() },
        ]);

        Assert.Equal([1, 2, 2, 2, 3], Ids(Alice, -6, -5, -2, 2, 3));
        Assert.Equal([1, 1, 3, 3, 3], Ids(Anybody, -6, -5, -2, 2, 3));
        Assert.Equal([1, 1, 3], Ids(Alice with { Customer = new CustomerId(Guid.CreateVersion7(Noon)) }, -6, -5, -2));

        IEnumerable<int> Ids(Payer payer, params int[] days) =>
            days.Select(day => book.InForce(Meter, Noon.AddDays(day), payer).Id.Value);
    }

    [Fact]
    public void InForce_OwnPriceForTheNextPeriod_WaitsForTheCustomersMonth()
    {
        var book = new PriceBook([Price(1, -30), Own(2, -5) with { IsFromNextPeriod = true }, Price(3, 30)]);
        var june = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(1, book.InForce(Meter, june.AddMicroseconds(-1), Alice).Id.Value);
        Assert.Equal(2, book.InForce(Meter, june, Alice).Id.Value);
        Assert.Equal(2, book.InForce(Meter, Noon.AddDays(60), Alice).Id.Value);
    }

    [Fact]
    public void InForce_OwnPriceInAnotherCurrency_DoesNotApply()
    {
        var book = new PriceBook([Price(1, -30), Own(2, -5) with { Currency = Eur }]);

        Assert.Equal(1, book.InForce(Meter, Noon, Alice).Id.Value);
    }

    [Theory]
    [InlineData("gpt-5", "output", 1)]
    [InlineData("gpt-5", "input", 2)]
    [InlineData("small", "output", 3)]
    public void InForce_ByDimensions_IsTheFirstCaseThatMatches(string model, string kind, int expected)
    {
        var book = new PriceBook([.. Cases(1, -1, Of("gpt-5", "output"), Of("gpt-5"), Dimensions.None)]);

        Assert.Equal(expected, book.InForce(Meter, Noon, Anybody, Of(model, kind)).Id.Value);
    }

    [Fact]
    public void InForce_ByDimensionsWithoutADefault_HasNoPriceForTheRest()
    {
        var book = new PriceBook([Price(9, -30), .. Cases(1, -1, Of("gpt-5"))]);

        Assert.False(book.TryFind(Meter, Noon, Anybody, Of("small"), out _));
        Assert.False(book.TryFind(Meter, Noon, Anybody, Dimensions.None, out _));
        Assert.True(book.TryFind(Meter, Noon.AddDays(-2), Anybody, Of("small"), out var before));
        Assert.Equal(9, before.Id.Value);
    }

    [Fact]
    public void LastChange_OfACustomer_CountsTheListsAndTheirOwnPricesOnly()
    {
        var book = new PriceBook([Price(1, -30), Own(2, -1), Price(3, -4) with { Currency = Eur }]);

        Assert.Equal(Noon.AddDays(-1), book.LastChange(Meter, Alice.Customer, Noon));
        Assert.Equal(Noon.AddDays(-4), book.LastChange(Meter, new CustomerId(Guid.CreateVersion7(Noon)), Noon));
        Assert.Equal(DateTimeOffset.MinValue, book.LastChange(Meter, Alice.Customer, Noon.AddDays(-31)));
    }

    [Fact]
    public void Upcoming_WhileAnOwnPriceIsInForce_LeavesOutTheList()
    {
        var book = new PriceBook(
            [Price(1, -30), Own(2, -1), Price(3, 5), Own(4, 9) with { Model = new ListPrice() }]);

        Assert.Equal([4], book.Upcoming(Meter, Noon, Alice).Select(set => set.Id.Value));
        Assert.Equal([3], book.Upcoming(Meter, Noon, Anybody).Select(set => set.Id.Value));
    }

    [Fact]
    public void InPeriod_FromListToOwnAndBack_ContinuesInTheOrderInWhichTheyApplied()
    {
        // The list's second price is older than its turn: the customer's own was in force when it took over.
        var book = new PriceBook(
        [
            Price(1, -60), Own(2, -20), Price(3, -3), Own(4, 2) with { Model = new ListPrice() },
        ]);

        Assert.Equal([2, 3], Turns(book, Alice).Select(turn => turn.Price.Id.Value));
        Assert.Equal([1, 3], Turns(book, Anybody).Select(turn => turn.Price.Id.Value));
        Assert.True(Turns(book, Alice)[1].Continues);
    }

    [Fact]
    public void Add_ToOneCase_LeavesTheTiersOfTheOthers()
    {
        var model = new GraduatedPrice(new TierList(new Tier(10, 5), new Tier(null, 1)));
        var book = new PriceBook(
        [
            .. Cases(1, -60, Of("a"), Of("b")).Select(price => price with { Model = model }),
            .. Cases(3, 0, Of("b"), Of("a")).Select(price => price with { Model = model }),
        ]);
        var period = MeterPeriod.Of(
            book, Meter, May, Anybody, [], new PriceId(1), new PriceId(2), new PriceId(3), new PriceId(4));

        Assert.Equal(10 * 5, period.Add(new PriceId(1), 10));
        Assert.Equal(10 * 5, period.Add(new PriceId(2), 10));
        Assert.Equal(1, period.Add(new PriceId(3), 1));
        Assert.Equal(1, period.Add(new PriceId(4), 1));
        Assert.Equal(
            [("a", 1, 0L), ("a", 4, 10L), ("b", 2, 0L), ("b", 3, 10L)],
            period.Lines.Select(line => (line.Price.When.Values["model"], line.Price.Id.Value, line.Before)));
    }

    [Fact]
    public void ChargesAs_OfSets_ComparesEachCaseInOrder()
    {
        PriceSet one = new([.. Cases(1, 0, Of("a"), Of("b"))]);

        Assert.True(one.ChargesAs(new([.. Cases(5, 3, Of("a"), Of("b"))])));
        Assert.False(one.ChargesAs(new([.. Cases(5, 3, Of("b"), Of("a"))])));
        Assert.False(one.ChargesAs(new([.. Cases(5, 3, Of("a"))])));
    }

    private static IReadOnlyList<PriceTurn> Turns(PriceBook book, Payer payer) =>
        book.InPeriod(Meter, May, payer, []);

    private static Dimensions Of(string model, string? kind = null) => Dimensions.Of(
        kind is null
            ? [KeyValuePair.Create("model", model)]
            : [KeyValuePair.Create("model", model), KeyValuePair.Create("kind", kind)]);

    private static IEnumerable<Price> Cases(int firstId, int day, params Dimensions[] cases) =>
        cases.Select((when, i) => Price(firstId + i, day) with { When = when, Position = i });

    private static Price Own(int id, int day) => Price(id, day) with { Customer = Alice.Customer };

    private static Price Price(int id, int day) =>
        new(new PriceId(id), Meter, Currency.Usd, Noon.AddDays(day), new FlatPrice(1));
}
