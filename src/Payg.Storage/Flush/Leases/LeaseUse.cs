using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush.Leases;

internal static class LeaseUse
{
    /// <summary>
    /// The leases that the usage changes. Usage takes from its own line; what went to another line than was foreseen,
    /// as when a price took over at once, takes from the meter's other lines; and what exceeds them all stays on its
    /// own.
    /// </summary>
    public static List<StoredLease> Of(IEnumerable<StoredLease> leases, IEnumerable<LineUsage> lines)
    {
        var byLine = leases.ToDictionary(lease => lease.Line);
        var changed = new HashSet<LeaseLine>();
        ILookup<(CustomerId Customer, MeterId Meter, ApiKeyId ApiKey), LeaseLine>? byMeter = null;
        foreach (var usage in lines)
        {
            // 1. What was granted for one API key alone.
            var line = new LeaseLine(usage.Key.Customer, usage.Key.Meter, usage.Key.Month, usage.Key.Price);
            var left = usage.Quarters.Sum(quarter => quarter.Quantity);
            foreach (var (key, units) in usage.OfKeyLeases)
            {
                left -= units;
                Take(line with { ApiKey = key }, units);
            }

            // 2. The rest.
            Take(line, left);
        }

        return [.. changed.Select(line => byLine[line])];

        void Take(LeaseLine line, long left)
        {
            if (byLine.TryGetValue(line, out var own))
                left -= Use(line, Math.Min(left, own.Out));
            if (left <= 0)
                return;
            byMeter ??= byLine.Keys.ToLookup(other => (other.Customer, other.Meter, other.ApiKey));
            foreach (var other in byMeter[(line.Customer, line.Meter, line.ApiKey)]
                .Where(other => other != line).OrderBy(other => other.Month).ThenBy(other => other.Price).ToList())
            {
                left -= Use(other, Math.Min(left, byLine[other].Out));
            }

            if (own is not null)
                Use(line, left);
        }

        long Use(LeaseLine line, long units)
        {
            if (units > 0)
            {
                byLine[line] = byLine[line] with { Used = checked(byLine[line].Used + units) };
                changed.Add(line);
            }

            return units;
        }
    }
}
