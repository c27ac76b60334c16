using Microsoft.EntityFrameworkCore;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>
/// The prices of a meter: past, current and planned. One that waits for each customer's next billing period counts from
/// the month of UTC that it waits for.
/// </summary>
internal sealed class PriceHistory(PaygContext context, TimeProvider clock)
{
    // A month begins first where clocks are 14 hours ahead of UTC.
    private static readonly BillingCalendar s_earliest = new(
        TimeZoneInfo.CreateCustomTimeZone("earliest", TimeSpan.FromHours(14), null, null));

    // No customer waits longer for a billing period to begin.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(40);

    /// <summary>A page of a meter's prices, newest first; null where there is no such meter.</summary>
    public async Task<Page<AdminPriceResponse>?> ReadAsync(
        int meter, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var all = await context.Prices.AsNoTracking().Where(row => row.MeterId == meter)
            .ToListAsync(cancellationToken);
        if (all.Count == 0 && !await context.Meters.AnyAsync(row => row.Id == meter, cancellationToken))
            return null;

        // Each ends where the next one begins.
        var now = clock.GetUtcNow();
        var newestFirst = all.OrderByDescending(PricePosition.Of).ToList();
        var ends = newestFirst.Select(row => (DateTimeOffset?)EffectOf(row)).Prepend(null);
        var current = all.Count == 0 ? null : Current(all, now);
        return page.Of(
            [
                .. newestFirst.Zip(ends, (row, to) => (Row: row, To: to)).Where(price =>
                    page.After is not { } last || PricePosition.Of(price.Row).CompareTo(last) < 0),
            ],
            price => PricePosition.Of(price.Row),
            price => Show(price.Row, price.To, StateOf(price.Row, current, now)));
    }

    /// <summary>A price of a meter among all others of it.</summary>
    /// <param name="row">The price.</param>
    /// <param name="all">All prices of the meter.</param>
    /// <param name="now">The instant that separates past from planned.</param>
    public static AdminPriceResponse Of(PriceRow row, IReadOnlyCollection<PriceRow> all, DateTimeOffset now)
    {
        var next = all.Where(other => PricePosition.Of(other).CompareTo(PricePosition.Of(row)) > 0)
            .MinBy(PricePosition.Of);
        return Show(row, next is null ? null : EffectOf(next), StateOf(row, Current(all, now), now));
    }

    /// <summary>The price in force, or the first one before any is.</summary>
    public static PriceRow Current(IReadOnlyCollection<PriceRow> all, DateTimeOffset now) =>
        all.Where(row => EffectOf(row) <= now).MaxBy(PricePosition.Of) ?? all.MinBy(PricePosition.Of)!;

    /// <summary>
    /// The number of the price beside which another would change nothing, because it is in force then and charges the
    /// same; null where the other would change something.
    /// </summary>
    /// <param name="rows">All prices of one meter.</param>
    /// <param name="other">The other, which is not stored.</param>
    public static int? Standing(IReadOnlyCollection<PriceRow> rows, PriceRow other)
    {
        var prices = rows.Select(StoredPrice.Read).ToList();
        var wanted = StoredPrice.Read(other);
        var twin = rows.FirstOrDefault(row => IsSameStart(row, other));
        var standing = twin is not null ? prices.Find(price => price.Id.Value == twin.Id)!
            : wanted.IsFromNextPeriod ? prices.MaxBy(price => (price.EffectiveFrom, price.Id))!
            : new PriceBook(prices).InForce(wanted.Meter, wanted.EffectiveFrom);

        // One for the next period is certain to change nothing only beside the last of all, while no other waits.
        var isCertain = twin is not null || !wanted.IsFromNextPeriod
            || (standing.EffectiveFrom <= wanted.EffectiveFrom
                && (standing.IsFromNextPeriod || !prices.Exists(price => price.IsFromNextPeriod
                    && price.EffectiveFrom > wanted.EffectiveFrom - s_longestWait && !price.ChargesAs(wanted))));
        return isCertain && standing.ChargesAs(wanted) ? standing.Id.Value : null;
    }

    /// <summary>Whether two prices of a meter cannot both be, because they begin alike.</summary>
    public static bool IsSameStart(PriceRow one, PriceRow other) =>
        one.EffectiveFrom == other.EffectiveFrom && one.IsFromNextPeriod == other.IsFromNextPeriod;

    /// <summary>The first instant at which usage of any customer can be priced by it.</summary>
    public static DateTimeOffset EarliestEffectOf(PriceRow row) =>
        row.IsFromNextPeriod ? s_earliest.FirstStartFrom(row.EffectiveFrom) : row.EffectiveFrom;

    /// <summary>The first instant at which usage of somebody in UTC is priced by it.</summary>
    public static DateTimeOffset EffectOf(PriceRow row) =>
        row.IsFromNextPeriod ? BillingCalendar.Utc.FirstStartFrom(row.EffectiveFrom) : row.EffectiveFrom;

    private static string StateOf(PriceRow row, PriceRow? current, DateTimeOffset now) =>
        row.Id == current?.Id ? "current" : EffectOf(row) > now ? "planned" : "past";

    private static AdminPriceResponse Show(PriceRow row, DateTimeOffset? to, string state) =>
        new(PriceResponse.Of(StoredPrice.Read(row)), state, to, row.CreatedAt);
}

/// <summary>The place of a price among those of its meter, oldest first.</summary>
/// <param name="EffectiveAt">From when on it is in force in UTC.</param>
/// <param name="EffectiveFrom">The instant that it says.</param>
/// <param name="Id">Its number.</param>
internal readonly record struct PricePosition(DateTimeOffset EffectiveAt, DateTimeOffset EffectiveFrom, int Id)
    : IComparable<PricePosition>
{
    /// <summary>The place of a price.</summary>
    public static PricePosition Of(PriceRow row) => new(PriceHistory.EffectOf(row), row.EffectiveFrom, row.Id);

    /// <inheritdoc/>
    public int CompareTo(PricePosition other) =>
        (EffectiveAt, EffectiveFrom, Id).CompareTo((other.EffectiveAt, other.EffectiveFrom, other.Id));
}

/// <summary>A price of a meter, and what it is now.</summary>
/// <param name="Price">The price.</param>
/// <param name="State">Planned, current or past; for one that waits for a billing period, as in UTC.</param>
/// <param name="EffectiveTo">The first instant it is not in force any more; null: no other price follows.</param>
/// <param name="CreatedAt">When it was set.</param>
internal sealed record AdminPriceResponse(
    PriceResponse Price,
    string State,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset CreatedAt);
