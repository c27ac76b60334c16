using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Model;

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
        var id = new MeterId(meter.Id);
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var all = book.All(id);

        // 1. The price in force, at a start of its own: as fine as the databases keep instants.
        var start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        while (all.Any(price => price.EffectiveFrom == start))
            start = start.AddMicroseconds(1);
        Follow(context, book.InForce(id, now), unit, start, isFromNextPeriod: false, now);

        // 2. Prices that no usage has: planned ones, and the last that waits for the next period.
        var waiting = all.Where(price => price.IsFromNextPeriod && price.EffectiveFrom <= now
            && BillingCalendar.Utc.FirstStartFrom(price.EffectiveFrom) > now).MaxBy(price => price.EffectiveFrom);
        if (waiting is not null)
            Follow(context, waiting, unit, start, isFromNextPeriod: true, now);
        context.Prices.RemoveRange(await context.Prices
            .Where(row => row.MeterId == meter.Id && row.EffectiveFrom > now)
            .ToListAsync(cancellationToken));
        foreach (var price in all.Where(price => price.EffectiveFrom > now))
            Follow(context, price, unit, price.EffectiveFrom, price.IsFromNextPeriod, now);
    }

    private static void Follow(
        PaygContext context,
        Price price,
        string unit,
        DateTimeOffset start,
        bool isFromNextPeriod,
        DateTimeOffset now) =>
        context.Prices.Add(new PriceRow
        {
            MeterId = price.Meter.Value,
            Currency = price.Currency.Code,
            Unit = unit,
            EffectiveFrom = start,
            IsFromNextPeriod = isFromNextPeriod,
            Model = PriceModelJson.Write(price.Model),
            CreatedAt = now,
        });
}
