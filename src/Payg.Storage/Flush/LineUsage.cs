using Payg.Core.Usage;

namespace Payg.Storage.Flush;

/// <summary>What a batch adds to one usage line, hour by hour.</summary>
/// <param name="Key">The line.</param>
/// <param name="Hours">The hours as the customer's clock shows them, rising.</param>
internal sealed record LineUsage(LineKey Key, List<(DateTimeOffset Hour, long Quantity)> Hours)
{
    /// <summary>Lays sums into the hours and billing periods of their customers' time zones.</summary>
    /// <param name="sums">In order of customer, meter, price and time.</param>
    /// <param name="zones">The time zone of each customer, in the order of the customers.</param>
    public static List<LineUsage> Of(IReadOnlyList<UsageSum> sums, IReadOnlyList<string> zones)
    {
        var lines = new List<LineUsage>();
        var customer = -1;
        var zone = TimeZoneInfo.Utc;
        for (var i = 0; i < sums.Count; i++)
        {
            var sum = sums[i];
            if (i == 0 || sum.Customer != sums[i - 1].Customer)
                zone = TimeZoneInfo.FindSystemTimeZoneById(zones[++customer]);

            var key = new LineKey(sum.Customer, BillingMonth.Of(sum.Quarter, zone), sum.Meter, sum.Price);
            if (lines.Count == 0 || lines[^1].Key != key)
                lines.Add(new LineUsage(key, []));
            lines[^1].Add(CalendarWindow.Of(sum.Quarter, UsageWindow.Hour, zone).Start, sum.Quantity);
        }

        return lines;
    }

    private void Add(DateTimeOffset hour, long quantity)
    {
        if (Hours.Count > 0 && Hours[^1].Hour == hour)
            Hours[^1] = (hour, checked(Hours[^1].Quantity + quantity));
        else
            Hours.Add((hour, quantity));
    }
}
