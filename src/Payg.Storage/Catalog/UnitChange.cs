using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Catalog;

/// <summary>
/// Gives a meter another unit from now on. The unit belongs to the price, so the price in force is followed by one that
/// charges the same for the new unit; what was used until now keeps the old one.
/// </summary>
public static class UnitChange
{
    /// <summary>The action in the audit log.</summary>
    public const string Action = "meter.changed";

    /// <summary>Changes the unit, if it is another. The caller is alone with the prices and saves.</summary>
    public static async Task ApplyAsync(
        PaygContext context,
        PriceSnapshot snapshot,
        MeterRow meter,
        string unit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (string.Equals(meter.Unit, unit, StringComparison.Ordinal))
            return;

        meter.Unit = unit;
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var timelines = book.TimelinesOf(new MeterId(meter.Id)).ToList();

        // 1. The prices in force, at a start of their own: as fine as the databases keep instants.
        var start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        while (timelines.Exists(timeline => timeline.Sets.Any(set => set.EffectiveFrom == start)))
            start = start.AddMicroseconds(1);
        foreach (var timeline in timelines)
        {
            var inForce = timeline.InForce(now, BillingCalendar.Utc)
                ?? (timeline.Customer is null ? timeline.First : null);
            if (inForce is not null)
                Follow(context, inForce, unit, start, isFromNextPeriod: false, now);

            // 2. Prices that no usage has: the last that waits for the next period, and scheduled ones.
            var waiting = timeline.Sets.Where(set => set.IsFromNextPeriod && set.EffectiveFrom <= now
                && BillingCalendar.Utc.FirstStartFrom(set.EffectiveFrom) > now).MaxBy(set => set.EffectiveFrom);
            if (waiting is not null)
                Follow(context, waiting, unit, start, isFromNextPeriod: true, now);
            foreach (var set in timeline.Sets.Where(set => set.EffectiveFrom > now))
                Follow(context, set, unit, set.EffectiveFrom, set.IsFromNextPeriod, now);
        }

        context.Prices.RemoveRange(await context.Prices
            .Where(row => row.MeterId == meter.Id && row.EffectiveFrom > now)
            .ToListAsync(cancellationToken));
    }

    private static void Follow(
        PaygContext context,
        PriceSet set,
        string unit,
        DateTimeOffset start,
        bool isFromNextPeriod,
        DateTimeOffset now) =>
        context.Prices.AddRange(set.Prices.Select(price => StoredPrice.RowOf(
            price with { Unit = unit, EffectiveFrom = start, IsFromNextPeriod = isFromNextPeriod }, now)));
}
