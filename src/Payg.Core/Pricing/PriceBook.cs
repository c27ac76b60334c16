using Payg.Core.Calendar;
using Payg.Core.Meters;

namespace Payg.Core.Pricing;

/// <summary>
/// All prices of all meters, answering which was in force when. Usage from before a meter's first price is priced by
/// that first price, so that a clock set back leaves nothing unpriced. Of two prices that take over at one instant the
/// one with the later <see cref="Price.EffectiveFrom"/> is in force, then the one with the higher number. Immutable and
/// safe for concurrent use.
/// </summary>
public sealed class PriceBook
{
    private readonly Dictionary<MeterId, MeterPrices> _byMeter;
    private readonly Dictionary<PriceId, Price> _byId;

    /// <summary>Makes a book of prices in any order.</summary>
    /// <exception cref="ArgumentException">Two prices have the same number.</exception>
    public PriceBook(IReadOnlyCollection<Price> prices)
    {
        _byMeter = prices.OrderBy(price => price.EffectiveFrom).ThenBy(price => price.Id)
            .GroupBy(price => price.Meter)
            .ToDictionary(group => group.Key, group => MeterPrices.Of([.. group]));
        _byId = prices.ToDictionary(price => price.Id);
    }

    /// <summary>The price of that number.</summary>
    /// <exception cref="KeyNotFoundException">It does not exist.</exception>
    public Price this[PriceId id] => _byId[id];

    /// <summary>The price of that number, or null.</summary>
    public Price? Find(PriceId id) => _byId.GetValueOrDefault(id);

    /// <summary>All prices of the meter by start and number; none where it has no price.</summary>
    public IReadOnlyList<Price> All(MeterId meter) => _byMeter.TryGetValue(meter, out var found) ? found.Rising : [];

    /// <summary>
    /// The price in force at the instant but for those that wait for a billing period: the latest that began at or
    /// before it.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public Price AtOnceInForce(MeterId meter, DateTimeOffset at)
    {
        var prices = Of(meter).AtOnce;
        var index = prices.Length - 1;
        while (index > 0 && prices[index].EffectiveFrom > at)
            index--;
        return prices[index];
    }

    /// <summary>The price in force at the instant for somebody in UTC: what price lists show.</summary>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public Price InForce(MeterId meter, DateTimeOffset at) => InForce(meter, at, BillingCalendar.Utc);

    /// <summary>The price in force at the instant for somebody with this calendar.</summary>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public Price InForce(MeterId meter, DateTimeOffset at, BillingCalendar calendar) =>
        InForce(AtOnceInForce(meter, at), at, calendar);

    /// <summary>The price in force at the instant, once it is known which one is without those that wait.</summary>
    /// <param name="atOnce">What <see cref="AtOnceInForce"/> says.</param>
    /// <param name="at">The instant, or the start of the quarter of an hour that it lies in.</param>
    /// <param name="calendar">Whose periods count.</param>
    public Price InForce(Price atOnce, DateTimeOffset at, BillingCalendar calendar)
    {
        // The instants from which a price that waits may apply are starts of periods, so all that matters is which of
        // them began before this one, and whether what is in force without them took over after that.
        var waiting = Of(atOnce.Meter).NextPeriod;
        if (waiting.Length == 0)
            return atOnce;

        var start = calendar.StartOf(calendar.MonthOf(at));
        var index = waiting.Length - 1;
        while (index >= 0 && waiting[index].EffectiveFrom > start)
            index--;
        if (index < 0)
            return atOnce;

        var taken = calendar.FirstStartFrom(waiting[index].EffectiveFrom);
        return taken > atOnce.EffectiveFrom ? waiting[index] : atOnce;
    }

    /// <summary>
    /// The prices of a meter that take effect after the instant for customers in UTC, earliest first: what price
    /// lists announce.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public IEnumerable<Price> Upcoming(MeterId meter, DateTimeOffset at)
    {
        var prices = Of(meter);
        var inForce = InForce(meter, at).Id;
        return prices.AtOnce.Where(price => price.EffectiveFrom > at)
            .Concat(prices.NextPeriod.Where(price => BillingCalendar.Utc.FirstStartFrom(price.EffectiveFrom) > at))
            .Where(price => price.Id != inForce)
            .OrderBy(price => price.EffectiveFrom).ThenBy(price => price.Id);
    }

    /// <summary>
    /// The prices of a meter in one billing period in the order in which they take over: the one in force at its
    /// start, those that begin within it, and those of stored lines, wherever they came from.
    /// </summary>
    /// <param name="meter">The meter.</param>
    /// <param name="month">The period.</param>
    /// <param name="calendar">Whose period it is.</param>
    /// <param name="stored">The prices of the lines that the period has.</param>
    /// <exception cref="KeyNotFoundException">The meter has no price, or a stored price is unknown.</exception>
    public IReadOnlyList<PriceTurn> InPeriod(
        MeterId meter, BillingMonth month, BillingCalendar calendar, IEnumerable<PriceId> stored)
    {
        var (start, end) = calendar.WindowOf(month);
        var prices = Of(meter).AtOnce.Where(price => price.EffectiveFrom > start && price.EffectiveFrom < end)
            .Append(InForce(meter, start, calendar))
            .Concat(stored.Select(id => _byId[id]))
            .DistinctBy(price => price.Id)
            .OrderBy(price => price.IsFromNextPeriod ? Earlier(price.EffectiveFrom, start) : price.EffectiveFrom)
            .ThenBy(price => price.EffectiveFrom).ThenBy(price => price.Id)
            .ToList();
        return [.. prices.Select((price, i) => new PriceTurn(price, i > 0 && price.Continues(prices[i - 1])))];
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private MeterPrices Of(MeterId meter) =>
        _byMeter.TryGetValue(meter, out var found)
            ? found
            : throw new KeyNotFoundException($"Meter {meter.Value} has no price.");

    /// <summary>The prices of one meter, rising. Usage always finds one that does not wait.</summary>
    private sealed record MeterPrices(Price[] Rising, Price[] AtOnce, Price[] NextPeriod)
    {
        public static MeterPrices Of(Price[] rising)
        {
            var atOnce = rising.Where(price => !price.IsFromNextPeriod).ToArray();
            return new(
                rising, atOnce.Length > 0 ? atOnce : rising[..1], [.. rising.Where(price => price.IsFromNextPeriod)]);
        }
    }
}

/// <summary>A price in its turn within one billing period.</summary>
/// <param name="Price">The price.</param>
/// <param name="Continues">
/// Whether its tiers and free units go on from what the price before it had; if not, they start at the first unit.
/// </param>
public readonly record struct PriceTurn(Price Price, bool Continues);
