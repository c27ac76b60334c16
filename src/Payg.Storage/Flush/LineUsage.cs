using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Storage.Flush;

/// <summary>What a batch adds to one usage line, by quarters of an hour and API keys.</summary>
/// <param name="Key">The line.</param>
/// <param name="Quarters">The quarters, rising.</param>
internal sealed record LineUsage(LineKey Key, List<QuarterUsage> Quarters)
{
    /// <summary>
    /// Lays sums into the billing periods of their customers, at the prices in force there. Lines come in order of
    /// customer, period, meter and price.
    /// </summary>
    /// <param name="sums">In order of customer, meter, price and time.</param>
    /// <param name="calendars">The calendar of each customer, in the order of the customers.</param>
    /// <param name="prices">All prices.</param>
    public static List<LineUsage> Of(
        IReadOnlyList<UsageSum> sums, IReadOnlyList<BillingCalendar> calendars, PriceBook prices)
    {
        var lines = new List<LineUsage>();
        var found = new Dictionary<LineKey, LineUsage>();
        var customer = -1;
        for (var i = 0; i < sums.Count; i++)
        {
            var sum = sums[i];
            if (i == 0 || sum.Customer != sums[i - 1].Customer)
            {
                customer++;
                lines.AddRange(found.Values.OrderBy(line => line.Key));
                found.Clear();
            }

            var calendar = calendars[customer];
            var price = prices.InForce(prices[sum.Price], sum.Quarter, calendar);
            var key = new LineKey(sum.Customer, calendar.MonthOf(sum.Quarter), sum.Meter, price.Id);
            if (!found.TryGetValue(key, out var line))
                found.Add(key, line = new LineUsage(key, []));
            line.Quarters.Add(new QuarterUsage(sum.Quarter, sum.Quantity) { ApiKey = sum.ApiKey });
        }

        lines.AddRange(found.Values.OrderBy(line => line.Key));
        return lines;
    }
}

/// <summary>What a batch adds to one usage line in one quarter of an hour with one API key.</summary>
internal readonly record struct QuarterUsage(DateTimeOffset Start, long Quantity)
{
    /// <summary>The API key; none for sessions.</summary>
    public ApiKeyId ApiKey { get; init; }
}
