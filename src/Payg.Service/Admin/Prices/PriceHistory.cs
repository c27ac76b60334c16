using Microsoft.EntityFrameworkCore;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>The prices of a meter: past, current and planned.</summary>
internal sealed class PriceHistory(PaygContext context, TimeProvider clock)
{
    /// <summary>A page of a meter's prices, newest first; null where there is no such meter.</summary>
    public async Task<Page<AdminPriceResponse>?> ReadAsync(
        int meter, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        // 1. A page of them.
        var prices = context.Prices.AsNoTracking().Where(row => row.MeterId == meter);
        var wanted = prices;
        if (page.After is { } last)
        {
            wanted = wanted.Where(row => row.EffectiveFrom < last.EffectiveFrom
                || (row.EffectiveFrom == last.EffectiveFrom && row.Id < last.Id));
        }

        var rows = await wanted.OrderByDescending(row => row.EffectiveFrom).ThenByDescending(row => row.Id)
            .Take(page.Take + 1).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return await context.Meters.AnyAsync(row => row.Id == meter, cancellationToken)
                ? page.Of(rows, PricePosition.Of, row => Show(row, null, "past"))
                : null;
        }

        // 2. What each of them is now. Usage before the first price is charged by it, so the first is current even
        // before it takes effect.
        var now = clock.GetUtcNow();
        var current = await prices.Where(row => row.EffectiveFrom <= now)
            .OrderByDescending(row => row.EffectiveFrom).ThenByDescending(row => row.Id)
            .Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellationToken);
        current ??= await prices.OrderBy(row => row.EffectiveFrom).ThenBy(row => row.Id)
            .Select(row => (int?)row.Id).FirstAsync(cancellationToken);

        // 3. Each ends where the next one begins.
        var newest = rows[0].EffectiveFrom;
        var end = await prices.Where(row => row.EffectiveFrom > newest).OrderBy(row => row.EffectiveFrom)
            .Select(row => (DateTimeOffset?)row.EffectiveFrom).FirstOrDefaultAsync(cancellationToken);
        var ends = rows.Select(row => (DateTimeOffset?)row.EffectiveFrom).Prepend(end);
        return page.Of(
            [.. rows.Zip(ends, (row, to) => (Row: row, To: to))],
            price => PricePosition.Of(price.Row),
            price => Show(price.Row, price.To, StateOf(price.Row, current, now)));
    }

    /// <summary>A price of a meter among all others of it.</summary>
    /// <param name="row">The price.</param>
    /// <param name="all">All prices of the meter.</param>
    /// <param name="now">The instant that separates past from planned.</param>
    public static AdminPriceResponse Of(PriceRow row, IReadOnlyCollection<PriceRow> all, DateTimeOffset now) => Show(
        row,
        all.Where(other => other.EffectiveFrom > row.EffectiveFrom).Min(other => (DateTimeOffset?)other.EffectiveFrom),
        StateOf(row, Current(all, now).Id, now));

    /// <summary>The price in force, or the first one before any is.</summary>
    public static PriceRow Current(IReadOnlyCollection<PriceRow> all, DateTimeOffset now) =>
        all.Where(row => row.EffectiveFrom <= now).MaxBy(PricePosition.Of) ?? all.MinBy(PricePosition.Of)!;

    private static string StateOf(PriceRow row, int? current, DateTimeOffset now) =>
        row.Id == current ? "current" : row.EffectiveFrom > now ? "planned" : "past";

    private static AdminPriceResponse Show(PriceRow row, DateTimeOffset? to, string state) =>
        new(PriceResponse.Of(StoredPrice.Read(row)), state, to, row.CreatedAt);
}

/// <summary>The place of a price among those of its meter, oldest first.</summary>
/// <param name="EffectiveFrom">From when on it is in force.</param>
/// <param name="Id">Its number.</param>
internal readonly record struct PricePosition(DateTimeOffset EffectiveFrom, int Id) : IComparable<PricePosition>
{
    /// <summary>The place of a price.</summary>
    public static PricePosition Of(PriceRow row) => new(row.EffectiveFrom, row.Id);

    /// <inheritdoc/>
    public int CompareTo(PricePosition other)
    {
        var order = EffectiveFrom.CompareTo(other.EffectiveFrom);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}

/// <summary>A price of a meter, and what it is now.</summary>
/// <param name="Price">The price.</param>
/// <param name="State">Planned, current or past.</param>
/// <param name="EffectiveTo">The first instant it is not in force any more; null: no other price follows.</param>
/// <param name="CreatedAt">When it was set.</param>
internal sealed record AdminPriceResponse(
    PriceResponse Price,
    string State,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset CreatedAt);
