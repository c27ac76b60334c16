using Payg.Core.Pricing;
using Payg.Core.Rating;

namespace Payg.Storage.Flush;

/// <summary>What a flush writes: lines with their new quantity and cost, and what hours and totals gain.</summary>
/// <param name="Lines">One for each line, in the lines' order.</param>
/// <param name="Hours">One for each hour and meter of a customer.</param>
/// <param name="Totals">One for each customer, in the lines' order.</param>
internal sealed record FlushChanges(List<LineChange> Lines, List<HourChange> Hours, List<TotalChange> Totals)
{
    /// <summary>Rates each line after each of its hours, so that every hour knows what it added.</summary>
    /// <param name="lines">What is added, in order of customer.</param>
    /// <param name="quantitiesBefore">The stored quantity of each line.</param>
    /// <param name="prices">All prices.</param>
    public static FlushChanges Of(List<LineUsage> lines, long[] quantitiesBefore, PriceBook prices)
    {
        var changes = new FlushChanges(new(lines.Count), new(lines.Count), []);
        var hours = new Dictionary<(DateTimeOffset Hour, int Meter), int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (key, usage) = lines[i];
            if (i == 0 || key.Customer != lines[i - 1].Key.Customer)
            {
                changes.Totals.Add(new TotalChange(key.Customer, 0));
                hours.Clear();
            }

            var price = prices[key.Price];
            var quantity = quantitiesBefore[i];
            var cost = Rater.Rate(price, quantity).Nanos;
            foreach (var (hour, added) in usage)
            {
                quantity = checked(quantity + added);
                var costAfter = Rater.Rate(price, quantity).Nanos;
                changes.AddHour(hours, new HourChange(key.Customer, hour, key.Meter, added, costAfter - cost));
                cost = costAfter;
            }

            var gained = checked(cost - Rater.Rate(price, quantitiesBefore[i]).Nanos);
            changes.Lines.Add(new LineChange(key, quantity, cost));
            changes.Totals[^1] = changes.Totals[^1] with
            {
                CostNanos = checked(changes.Totals[^1].CostNanos + gained),
            };
        }

        return changes;
    }

    /// <summary>An hour in which the price changed belongs to two lines, but is one row.</summary>
    private void AddHour(Dictionary<(DateTimeOffset Hour, int Meter), int> indexes, HourChange change)
    {
        if (indexes.TryGetValue((change.Hour, change.Meter.Value), out var index))
        {
            var sum = Hours[index];
            Hours[index] = sum with
            {
                Quantity = checked(sum.Quantity + change.Quantity),
                CostNanos = checked(sum.CostNanos + change.CostNanos),
            };
        }
        else
        {
            indexes.Add((change.Hour, change.Meter.Value), Hours.Count);
            Hours.Add(change);
        }
    }
}
