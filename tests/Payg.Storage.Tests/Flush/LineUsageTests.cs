using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Flush.Rows;
using static Payg.Storage.Tests.Flush.FlushSamples;

namespace Payg.Storage.Tests.Flush;

public sealed class LineUsageTests
{
    private static readonly BillingCalendar s_auckland = new(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"));

    private static readonly PriceBook s_prices = new(
    [
        PriceOf(1, Calls, -40, 2), PriceOf(2, Calls, -2, 3) with { IsFromNextPeriod = true }, PriceOf(3, Bytes, -40, 1),
    ]);

    [Fact]
    public void Of_QuartersOfOneMonth_AreOneLine()
    {
        var line = Assert.Single(Of([Sum(Ann, Calls, 0, 3), Sum(Ann, Calls, 4, 5)], BillingCalendar.Utc));

        Assert.Equal(LineOf(Ann, Calls, 2), line.Key);
        Assert.Equal([new(May, 3), new(May.AddHours(1), 5)], line.Quarters);
    }

    [Fact]
    public void Of_QuartersAroundTheEndOfAMonth_AreSplitThere()
    {
        // May begins in Auckland at noon of 30 April in UTC.
        var sums = new[] { Sum(Ann, Calls, -49, 1), Sum(Ann, Calls, -48, 2), Sum(Ann, Calls, -1, 4) };

        Assert.Equal(
            [(202604, 1, 1L), (202605, 2, 6L)], Show(Of(sums, s_auckland)));
        Assert.Equal([(202604, 1, 7L)], Show(Of(sums, BillingCalendar.Utc)));
    }

    [Fact]
    public void Of_APriceThatWaits_AppliesFromEachCustomersOwnPeriod()
    {
        var lines = Of([Sum(Ann, Calls, -2, 1), Sum(Bob, Calls, -2, 1)], BillingCalendar.Utc, s_auckland);

        Assert.Equal([LineOf(Ann, Calls, 1, 202604), LineOf(Bob, Calls, 2)], lines.Select(line => line.Key));
    }

    [Fact]
    public void Of_SeveralMetersAndPrices_ComesInTheOrderInWhichRowsAreLocked()
    {
        var lines = Of(
            [
                Sum(Ann, Calls, -3000, 1), Sum(Ann, Calls, 2, 1), Sum(Ann, Bytes, -3000, 1),
                Sum(Ann, Bytes, 1, 1), Sum(Bob, Calls, 0, 1),
            ],
            BillingCalendar.Utc, BillingCalendar.Utc);

        Assert.Equal(lines.Select(line => line.Key).Order(), lines.Select(line => line.Key));
        Assert.Equal(
            [
                LineOf(Ann, Calls, 1, 202603), LineOf(Ann, Bytes, 3, 202603), LineOf(Ann, Calls, 2),
                LineOf(Ann, Bytes, 3), LineOf(Bob, Calls, 2),
            ],
            lines.Select(line => line.Key));
    }

    [Fact]
    public void Of_AQuarterCutByAnotherListsChange_IsOneQuarterOfTheLine()
    {
        var first = Sum(Ann, Bytes, 0, 3);
        var line = Assert.Single(Of(
            [first, first with { PricedAt = May.AddMinutes(2), Quantity = 5 }], BillingCalendar.Utc));

        Assert.Equal([new(May, 8)], line.Quarters);
    }

    [Fact]
    public void Of_UsageWithoutAPriceInTheCurrency_IsRefused() =>
        Assert.Throws<UnpricedUsageException>(() => LineUsage.Of(
            [Sum(Ann, Calls, 0, 1)], [Payer.OfList(Currency.Parse("EUR"))], s_prices));

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Empty(LineUsage.Of([], [], s_prices));

    private static IEnumerable<(int, int, long)> Show(List<LineUsage> lines) => lines.Select(line => (
        line.Key.Month.Number, line.Key.Price.Value, line.Quarters.Sum(quarter => quarter.Quantity)));

    private static List<LineUsage> Of(UsageSum[] sums, params BillingCalendar[] calendars) =>
        LineUsage.Of(sums, [.. calendars.Select(calendar => new Payer(default, Currency.Usd, calendar))], s_prices);

    private static UsageSum Sum(CustomerId customer, MeterId meter, int quarter, long quantity) =>
        new(customer, meter, May.AddMinutes(15 * quarter), quantity);
}
