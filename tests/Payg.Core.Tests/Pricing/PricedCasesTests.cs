using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Xunit;

namespace Payg.Core.Tests.Pricing;

/// <summary>Which calls are known to have no price before they are served.</summary>
public sealed class PricedCasesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly MeterId Meter = new(7);
    private static readonly CustomerId Alice = new(Guid.CreateVersion7(Noon));
    private static readonly CustomerId Bob = new(Guid.CreateVersion7(Noon.AddDays(1)));
    private static readonly Currency Eur = Currency.Parse("EUR");

    private static readonly string[] s_models = ["", "gpt-4", "gpt-5"];
    private static readonly string[] s_kinds = ["", "input", "output"];
    private static readonly string[] s_zones = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"];

    [Fact]
    public void Of_PricesThatLeaveOutNothing_IsNull()
    {
        Assert.Null(PricedCases.Of(new PriceBook([Price(1, -30)]), Meter));
        Assert.Null(PricedCases.Of(new PriceBook([.. Cases(1, -30, Of("gpt-5"), Dimensions.None)]), Meter));
        Assert.Null(PricedCases.Of(
            new PriceBook([.. Cases(1, -30, Of("gpt-5"))]), new MeterId(Meter.Value + 1)));
    }

    [Fact]
    public void MayPrice_ACaseOrWhatMayStillBecomeOne_IsTrue()
    {
        var cases = NewCases(Cases(1, -30, Of("gpt-5", "output"), Of("gpt-4")));

        Assert.True(MayPrice(cases, Of("gpt-4")));
        Assert.True(MayPrice(cases, Of("gpt-5")));
        Assert.True(MayPrice(cases, Of("gpt-5", "output")));
        Assert.True(MayPrice(cases, Dimensions.None));
        Assert.False(MayPrice(cases, Of("gpt-5", "input")));
        Assert.False(MayPrice(cases, Of("other")));
    }

    [Fact]
    public void MayPrice_AroundAChange_IsOfThePriceInForce()
    {
        var cases = NewCases([Price(1, -30), .. Cases(2, 0, Of("gpt-5")), .. Cases(3, 5, Of("gpt-4"))]);

        Assert.True(MayPrice(cases, Of("gpt-4"), days: -1));
        Assert.False(MayPrice(cases, Of("gpt-4"), days: 0));
        Assert.True(MayPrice(cases, Of("gpt-5"), days: 4));
        Assert.False(MayPrice(cases, Of("gpt-5"), days: 5));
    }

    [Fact]
    public void MayPrice_APriceThatWaitsForThePeriod_IsTrueUntilThePeriodHasBegunEverywhere()
    {
        var cases = NewCases(
            [Price(1, -30), .. Cases(2, 0, Of("gpt-5")).Select(price => price with { IsFromNextPeriod = true })]);

        Assert.True(MayPrice(cases, Of("gpt-4"), days: 10));
        Assert.False(MayPrice(cases, Of("gpt-4"), days: 40));
    }

    [Fact]
    public void MayPrice_OwnPrices_WinOverTheList()
    {
        var cases = NewCases(
        [
            .. Cases(1, -30, Of("gpt-5")), Own(2, -5), .. Cases(3, 0, Of("gpt-4")).Select(Owned),
            Own(4, 5) with { Model = new ListPrice() },
        ]);

        Assert.True(MayPrice(cases, Of("gpt-4"), Alice, days: -1));
        Assert.False(MayPrice(cases, Of("gpt-4"), Bob, days: -1));
        Assert.False(MayPrice(cases, Of("gpt-5"), Alice, days: 1));
        Assert.True(MayPrice(cases, Of("gpt-5"), Alice, days: 5));
        Assert.False(MayPrice(cases, Of("gpt-4"), Alice, days: 5));
    }

    [Fact]
    public void MayPrice_InACurrencyWithoutAPrice_IsTrueBecauseTheUsageWaits() =>
        Assert.True(NewCases(Cases(1, -30, Of("gpt-5"))).MayPrice(Alice, Eur, Of("gpt-4"), Noon));

    [Fact]
    public void MayPrice_False_IsNeverWrong()
    {
        var dimensions = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], (model, kind) => Of(s_models[model], s_kinds[kind]));
        var price = Gen.Select(Gen.Int[-70, 40], Gen.Bool, Gen.Int[0, 2], dimensions.Array[1, 3], Gen.Bool);
        Gen.Select(price.Array[1, 6], dimensions, dimensions, Gen.Int[-60, 60], Gen.Int[0, 3]).Sample(
            (sets, known, added, day, zone) =>
            {
                var prices = sets.SelectMany((set, i) => PricesOf(set, 1 + (i * 10))).ToList();
                var book = new PriceBook(prices);
                if (PricedCases.Of(book, Meter) is not { } cases)
                    return true;

                // What the handler adds contradicts nothing that was known.
                var all = known.Contradict(added)
                    ? known
                    : Dimensions.Of(known.Values.Concat(added.Values).DistinctBy(value => value.Key));
                var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(s_zones[zone]));
                var payer = Payer.OfList(Currency.Usd) with { Customer = Alice, Calendar = calendar };
                return cases.MayPrice(Alice, Currency.Usd, known, Noon.AddDays(day))
                    || !book.TryFind(Meter, Noon.AddDays(day), payer, all, out _);
            },
            iter: 20_000);
    }

    private static IEnumerable<Price> PricesOf(
        (int Day, bool Waits, int Owner, Dimensions[] Cases, bool Ends) set, int firstId)
    {
        var customer = set.Owner switch { 1 => Alice, 2 => Bob, _ => (CustomerId?)null };
        return customer is not null && set.Ends
            ? [Price(firstId, set.Day) with { Customer = customer, Model = new ListPrice() }]
            : Cases(firstId, set.Day, set.Cases).Select(
                price => price with { Customer = customer, IsFromNextPeriod = set.Waits });
    }

    private static Dimensions Of(string model, string kind = "") => Dimensions.Of(
        new[] { KeyValuePair.Create("model", model), KeyValuePair.Create("kind", kind) }
            .Where(value => value.Value.Length > 0));

    private static bool MayPrice(PricedCases cases, Dimensions known, CustomerId? customer = null, int days = 0) =>
        cases.MayPrice(customer ?? Bob, Currency.Usd, known, Noon.AddDays(days));

    private static PricedCases NewCases(IEnumerable<Price> prices) =>
        PricedCases.Of(new PriceBook([.. prices]), Meter)!;

    private static IEnumerable<Price> Cases(int firstId, int day, params Dimensions[] cases) =>
        cases.Select((when, i) => Price(firstId + i, day) with { When = when, Position = i });

    private static Price Own(int id, int day) => Owned(Price(id, day));

    private static Price Owned(Price price) => price with { Customer = Alice };

    private static Price Price(int id, int day) =>
        new(new PriceId(id), Meter, Currency.Usd, Noon.AddDays(day), new FlatPrice(1));
}
