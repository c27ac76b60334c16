using Microsoft.EntityFrameworkCore;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Gives a meter another unit from now on. The unit belongs to the price, so the price in force is followed by one that
/// charges the same for the new unit; what was used until now keeps the old one.
/// </summary>
public static class UnitChange
{
    /// <summary>Changes the unit, if it is another. The caller is alone with the prices and saves.</summary>
    public static async Task ApplyAsync(
        PaygContext context, MeterRow meter, string unit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (string.Equals(meter.Unit, unit, StringComparison.Ordinal))
            return;

        meter.Unit = unit;
        var rows = await context.Prices.Where(row => row.MeterId == meter.Id).ToListAsync(cancellationToken);

        // 1. The price in force, at a start of its own: as fine as the databases keep instants.
        var start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        while (rows.Exists(row => row.EffectiveFrom == start))
            start = start.AddMicroseconds(1);
        var book = new PriceBook(rows.ConvertAll(StoredPrice.Read));
        var current = book.InForce(new MeterId(meter.Id), now).Id.Value;
        Follow(context, rows.Single(row => row.Id == current), unit, start, isFromNextPeriod: false, now);

        // 2. Prices that no usage has: planned ones, and the last that waits for the next period.
        var waiting = rows.Where(row => row.IsFromNextPeriod && row.EffectiveFrom <= now
            && BillingCalendar.Utc.FirstStartFrom(row.EffectiveFrom) > now).MaxBy(row => row.EffectiveFrom);
        if (waiting is not null)
            Follow(context, waiting, unit, start, isFromNextPeriod: true, now);
        var planned = rows.Where(row => row.EffectiveFrom > now).ToList();
        context.Prices.RemoveRange(planned);
        foreach (var row in planned)
            Follow(context, row, unit, row.EffectiveFrom, row.IsFromNextPeriod, now);
    }

    private static void Follow(
        PaygContext context,
        PriceRow row,
        string unit,
        DateTimeOffset start,
        bool isFromNextPeriod,
        DateTimeOffset now) =>
        context.Prices.Add(new PriceRow
        {
            MeterId = row.MeterId,
            Currency = row.Currency,
            Unit = unit,
            EffectiveFrom = start,
            IsFromNextPeriod = isFromNextPeriod,
            Model = row.Model,
            CreatedAt = now,
        });
}
