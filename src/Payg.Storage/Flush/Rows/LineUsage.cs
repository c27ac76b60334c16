using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Storage.Flush.Rows;

internal sealed record LineUsage(LineKey Key, List<QuarterUsage> Quarters)
{
    /// <summary>
    /// Lays sums into the billing periods of their customers, at the prices in force there. Lines come in order of
    /// customer, period, meter and price.
    /// </summary>
    /// <param name="sums">In order of customer, meter, time, API key and dimensions.</param>
    /// <param name="payers">The customers, in order.</param>
    /// <exception cref="UnpricedUsageException">Usage has no price.</exception>
    public static List<LineUsage> Of(IReadOnlyList<UsageSum> sums, IReadOnlyList<Payer> payers, PriceBook prices)
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

            var payer = payers[customer];
            var price = prices.InForce(sum.Meter, sum.PricedAt, payer, sum.Dimensions);
            var key = new LineKey(sum.Customer, payer.Calendar.MonthOf(sum.Quarter), sum.Meter, price.Id);
            if (!found.TryGetValue(key, out var line))
                found.Add(key, line = new LineUsage(key, []));
            line.Add(sum);
        }

        lines.AddRange(found.Values.OrderBy(line => line.Key));
        return lines;
    }

    /// <summary>Units that were granted for calls of one API key alone.</summary>
    public Dictionary<ApiKeyId, long> OfKeyLeases { get; } = [];

    /// <summary>Adds a sum; what only a change of another price cut in two is one quarter.</summary>
    private void Add(in UsageSum sum)
    {
        if (sum.IsOfKeyLease)
            OfKeyLeases[sum.ApiKey] = checked(OfKeyLeases.GetValueOrDefault(sum.ApiKey) + sum.Quantity);
        var quarter = new QuarterUsage(sum.Quarter, sum.Quantity)
        {
            ApiKey = sum.ApiKey,
            Dimensions = sum.Dimensions,
        };
        if (Quarters is [.., var last] && last with { Quantity = quarter.Quantity } == quarter)
            Quarters[^1] = last with { Quantity = checked(last.Quantity + quarter.Quantity) };
        else
            Quarters.Add(quarter);
    }
}

internal readonly record struct QuarterUsage(DateTimeOffset Start, long Quantity)
{
    /// <summary>The API key; none for sessions.</summary>
    public ApiKeyId ApiKey { get; init; }

    public Dimensions? Dimensions { get; init; }
}
