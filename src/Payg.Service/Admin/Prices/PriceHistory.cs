using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Customers;
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

    /// <summary>The newest first; null where there is no such meter.</summary>
    public async Task<Page<AdminPriceResponse>?> OfMeterAsync(
        int meter, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var timelines = book.TimelinesOf(new MeterId(meter)).Where(timeline => timeline.Customer is null).ToList();
        return timelines.Count == 0 && !await context.Meters.AnyAsync(row => row.Id == meter, cancellationToken)
            ? null
            : await ShowAsync(timelines, page, cancellationToken);
    }

    public async Task<Page<AdminPriceResponse>> OfCustomerAsync(
        CustomerId customer, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var meters = await context.Meters.Select(row => row.Id).ToListAsync(cancellationToken);
        return await ShowAsync(
            [
                .. meters.SelectMany(meter => book.TimelinesOf(new MeterId(meter)))
                    .Where(timeline => timeline.Customer == customer),
            ],
            page, cancellationToken);
    }

    public static AdminPriceResponse Of(
        PriceSet set, string meter, DateTimeOffset createdAt, IReadOnlyCollection<PriceSet> all, DateTimeOffset now)
    {
        var next = all.Where(other => PricePosition.Of(other).CompareTo(PricePosition.Of(set)) > 0)
            .MinBy(PricePosition.Of);
        return new AdminPriceResponse(
            meter, PriceResponse.Of(set), StateOf(set, Current(all, now), now), next is null ? null : EffectOf(next),
            createdAt);
    }

    /// <summary>The set in force; of a price list the first one before any is.</summary>
    public static PriceSet? Current(IReadOnlyCollection<PriceSet> all, DateTimeOffset now) =>
        all.Where(set => EffectOf(set) <= now).MaxBy(PricePosition.Of)
            ?? all.Where(set => set.Customer is null).MinBy(PricePosition.Of);

    /// <summary>
    /// The set beside which another would change nothing, because it is in force then and charges the same; null
    /// where the other would change something.
    /// </summary>
    /// <param name="timeline">The timeline that the other is for; null: it is the first.</param>
    /// <param name="wanted">The other, which is not stored.</param>
    public static PriceSet? Standing(PriceTimeline? timeline, PriceSet wanted)
    {
        if (timeline is null)
            return null;

        var all = timeline.Sets;
        var twin = all.FirstOrDefault(set => IsSameStart(set, wanted));
        var standing = twin
            ?? (wanted.IsFromNextPeriod ? all.MaxBy(set => (set.EffectiveFrom, set.Id))
                : timeline.InForce(wanted.EffectiveFrom, BillingCalendar.Utc)
                    ?? (timeline.Customer is null ? timeline.First : null));

        // One for the next period is certain to change nothing only beside the last of all, while no other waits.
        var isCertain = twin is not null || !wanted.IsFromNextPeriod
            || (standing?.EffectiveFrom <= wanted.EffectiveFrom
                && (standing.IsFromNextPeriod || !all.Any(set => set.IsFromNextPeriod
                    && set.EffectiveFrom > wanted.EffectiveFrom - s_longestWait && !set.ChargesAs(wanted))));
        return isCertain && standing?.ChargesAs(wanted) == true ? standing : null;
    }

    /// <summary>Whether two sets of a timeline cannot both be, because they begin alike.</summary>
    public static bool IsSameStart(PriceSet one, PriceSet other) =>
        one.EffectiveFrom == other.EffectiveFrom && one.IsFromNextPeriod == other.IsFromNextPeriod;

    /// <summary>The first instant at which usage of any customer can be priced by it.</summary>
    public static DateTimeOffset EarliestEffectOf(PriceSet set) => PriceBook.EffectOf(set, s_earliest);

    /// <summary>The first instant at which usage of a customer in UTC is priced by it.</summary>
    public static DateTimeOffset EffectOf(PriceSet set) => PriceBook.EffectOf(set, BillingCalendar.Utc);

    private async Task<Page<AdminPriceResponse>> ShowAsync(
        List<PriceTimeline> timelines, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var listed = timelines.SelectMany(timeline => timeline.Sets.Select(set => (Set: set, timeline.Sets)))
            .OrderByDescending(entry => PricePosition.Of(entry.Set))
            .Where(entry => page.After is not { } last || PricePosition.Of(entry.Set).CompareTo(last) < 0)
            .Take(page.Take + 1).ToList();

        // When they were made is not in the snapshot.
        var now = clock.GetUtcNow();
        var ids = listed.ConvertAll(entry => entry.Set.Id.Value);
        var made = await context.Prices.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.CreatedAt, cancellationToken);
        var meters = listed.ConvertAll(entry => entry.Set.Meter.Value).Distinct().ToList();
        var keys = await context.Meters.Where(row => meters.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken);
        return page.Of(
            listed,
            entry => PricePosition.Of(entry.Set),
            entry => Of(
                entry.Set, keys[entry.Set.Meter.Value],
                made.GetValueOrDefault(entry.Set.Id.Value, entry.Set.EffectiveFrom), entry.Sets, now));
    }

    private static string StateOf(PriceSet set, PriceSet? current, DateTimeOffset now) =>
        set.Id == current?.Id ? "current" : EffectOf(set) > now ? "planned" : "past";
}

/// <summary>The place of a price among those of its meter, oldest first.</summary>
/// <param name="EffectiveAt">From when on it is in force in UTC.</param>
/// <param name="EffectiveFrom">The instant that it says.</param>
/// <param name="Id">Its number.</param>
internal readonly record struct PricePosition(DateTimeOffset EffectiveAt, DateTimeOffset EffectiveFrom, int Id)
    : IComparable<PricePosition>
{
    public static PricePosition Of(PriceSet set) =>
        new(PriceHistory.EffectOf(set), set.EffectiveFrom, set.Id.Value);

    public int CompareTo(PricePosition other) =>
        (EffectiveAt, EffectiveFrom, Id).CompareTo((other.EffectiveAt, other.EffectiveFrom, other.Id));
}

/// <summary>A price of a meter, and what it is now.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Price">The price.</param>
/// <param name="State">Planned, current or past; for one that waits for a billing period, as in UTC.</param>
/// <param name="EffectiveTo">When it stops applying (exclusive); null: no other price follows.</param>
/// <param name="CreatedAt">When it was set.</param>
internal sealed record AdminPriceResponse(
    string Meter,
    PriceResponse Price,
    string State,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset CreatedAt);
