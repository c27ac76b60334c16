using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>
/// The prices of a meter: past, current and planned. One that waits for each customer's next billing period counts from
/// the month of UTC that it waits for.
/// </summary>
internal sealed class PriceHistory(PaygContext context, PriceSnapshot snapshot, TimeProvider clock)
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
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var newestFirst = prices.All(new MeterId(meter)).OrderByDescending(PricePosition.Of).ToList();
        if (newestFirst.Count == 0 && !await context.Meters.AnyAsync(row => row.Id == meter, cancellationToken))
            return null;

        // 1. Each ends where the next one begins.
        var ends = newestFirst.Select(price => (DateTimeOffset?)EffectOf(price)).Prepend(null);
        var listed = newestFirst.Zip(ends, (price, to) => (Price: price, To: to))
            .Where(entry => page.After is not { } last || PricePosition.Of(entry.Price).CompareTo(last) < 0)
            .Take(page.Take + 1).ToList();

        // 2. When they were made is not in the snapshot.
        var now = clock.GetUtcNow();
        var ids = listed.ConvertAll(entry => entry.Price.Id.Value);
        var made = await context.Prices.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.CreatedAt, cancellationToken);
        var current = newestFirst.Count == 0 ? null : Current(newestFirst, now);
        return page.Of(
            listed,
            entry => PricePosition.Of(entry.Price),
            entry => Show(
                entry.Price, entry.To, StateOf(entry.Price, current, now),
                made.GetValueOrDefault(entry.Price.Id.Value, entry.Price.EffectiveFrom)));
    }

    /// <summary>A price of a meter among all others of it.</summary>
    /// <param name="price">The price.</param>
    /// <param name="createdAt">When it was made.</param>
    /// <param name="all">All prices of the meter.</param>
    /// <param name="now">The instant that separates past from planned.</param>
    public static AdminPriceResponse Of(
        Price price, DateTimeOffset createdAt, IReadOnlyCollection<Price> all, DateTimeOffset now)
    {
        var next = all.Where(other => PricePosition.Of(other).CompareTo(PricePosition.Of(price)) > 0)
            .MinBy(PricePosition.Of);
        return Show(
            price, next is null ? null : EffectOf(next), StateOf(price, Current(all, now), now), createdAt);
    }

    /// <summary>The price in force, or the first one before any is.</summary>
    public static Price Current(IReadOnlyCollection<Price> all, DateTimeOffset now) =>
        all.Where(price => EffectOf(price) <= now).MaxBy(PricePosition.Of) ?? all.MinBy(PricePosition.Of)!;

    /// <summary>
    /// The price beside which another would change nothing, because it is in force then and charges the same; null
    /// where the other would change something.
    /// </summary>
    /// <param name="prices">All prices.</param>
    /// <param name="wanted">The other, which is not stored.</param>
    public static Price? Standing(PriceBook prices, Price wanted)
    {
        var all = prices.All(wanted.Meter);
        var twin = all.FirstOrDefault(price => IsSameStart(price, wanted));
        var standing = twin
            ?? (wanted.IsFromNextPeriod ? all.MaxBy(price => (price.EffectiveFrom, price.Id))!
                : prices.InForce(wanted.Meter, wanted.EffectiveFrom));

        // One for the next period is certain to change nothing only beside the last of all, while no other waits.
        var isCertain = twin is not null || !wanted.IsFromNextPeriod
            || (standing.EffectiveFrom <= wanted.EffectiveFrom
                && (standing.IsFromNextPeriod || !all.Any(price => price.IsFromNextPeriod
                    && price.EffectiveFrom > wanted.EffectiveFrom - s_longestWait && !price.ChargesAs(wanted))));
        return isCertain && standing.ChargesAs(wanted) ? standing : null;
    }

    /// <summary>Whether two prices of a meter cannot both be, because they begin alike.</summary>
    public static bool IsSameStart(Price one, Price other) =>
        one.EffectiveFrom == other.EffectiveFrom && one.IsFromNextPeriod == other.IsFromNextPeriod;

    /// <summary>The first instant at which usage of any customer can be priced by it.</summary>
    public static DateTimeOffset EarliestEffectOf(Price price) =>
        price.IsFromNextPeriod ? s_earliest.FirstStartFrom(price.EffectiveFrom) : price.EffectiveFrom;

    /// <summary>The first instant at which usage of somebody in UTC is priced by it.</summary>
    public static DateTimeOffset EffectOf(Price price) =>
        price.IsFromNextPeriod ? BillingCalendar.Utc.FirstStartFrom(price.EffectiveFrom) : price.EffectiveFrom;

    private static string StateOf(Price price, Price? current, DateTimeOffset now) =>
        price.Id == current?.Id ? "current" : EffectOf(price) > now ? "planned" : "past";

    private static AdminPriceResponse Show(
        Price price, DateTimeOffset? to, string state, DateTimeOffset createdAt) =>
        new(PriceResponse.Of(price), state, to, createdAt);
}

/// <summary>The place of a price among those of its meter, oldest first.</summary>
/// <param name="EffectiveAt">From when on it is in force in UTC.</param>
/// <param name="EffectiveFrom">The instant that it says.</param>
/// <param name="Id">Its number.</param>
internal readonly record struct PricePosition(DateTimeOffset EffectiveAt, DateTimeOffset EffectiveFrom, int Id)
    : IComparable<PricePosition>
{
    /// <summary>The place of a price.</summary>
    public static PricePosition Of(Price price) =>
        new(PriceHistory.EffectOf(price), price.EffectiveFrom, price.Id.Value);

    /// <inheritdoc/>
    public int CompareTo(PricePosition other) =>
        (EffectiveAt, EffectiveFrom, Id).CompareTo((other.EffectiveAt, other.EffectiveFrom, other.Id));
}

/// <summary>A price of a meter, and what it is now.</summary>
/// <param name="Price">The price.</param>
/// <param name="State">Planned, current or past; for one that waits for a billing period, as in UTC.</param>
/// <param name="EffectiveTo">When it stops applying (exclusive); null: no other price follows.</param>
/// <param name="CreatedAt">When it was set.</param>
internal sealed record AdminPriceResponse(
    PriceResponse Price,
    string State,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset CreatedAt);
