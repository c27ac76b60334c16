using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using System.Diagnostics.CodeAnalysis;

namespace Payg.Core.Pricing;

/// <summary>
/// All prices of all meters: which are in force when, and for whom. A customer's own prices win over the price list in
/// the customer's currency. Usage from before a meter's first list price is priced by that first price, so that a clock
/// set back leaves nothing unpriced. Immutable and safe for concurrent use.
/// </summary>
public sealed class PriceBook
{
    private readonly Dictionary<MeterId, MeterPrices> _byMeter;
    private readonly Dictionary<PriceId, Price> _byId;

    /// <summary>Creates a book of prices in any order.</summary>
    /// <exception cref="ArgumentException">Two prices have the same number.</exception>
    public PriceBook(IReadOnlyCollection<Price> prices)
    {
        _byMeter = prices.GroupBy(price => price.Meter)
            .ToDictionary(group => group.Key, group => new MeterPrices([.. group]));
        _byId = prices.ToDictionary(price => price.Id);
    }

    /// <summary>The price of that number.</summary>
    /// <exception cref="KeyNotFoundException">It does not exist.</exception>
    public Price this[PriceId id] => _byId[id];

    /// <summary>The price of that number, or null.</summary>
    public Price? Find(PriceId id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether the meter has any price.</summary>
    public bool Knows(MeterId meter) => _byMeter.ContainsKey(meter);

    /// <summary>The price list of a meter in each currency, and the prices of customers who have their own.</summary>
    public IEnumerable<PriceTimeline> TimelinesOf(MeterId meter) =>
        _byMeter.GetValueOrDefault(meter)?.Timelines ?? [];

    /// <summary>The price list of a meter in one currency, or a customer's own prices; null: not found.</summary>
    public PriceTimeline? TimelineOf(MeterId meter, Currency currency, CustomerId? customer = null) =>
        _byMeter.GetValueOrDefault(meter)?.Find(customer, currency);

    /// <summary>The set in force at the instant for a payer; null where the meter has no price for them.</summary>
    public PriceSet? SetInForce(MeterId meter, DateTimeOffset at, Payer payer)
    {
        if (!_byMeter.TryGetValue(meter, out var prices))
            return null;
        if (prices.Find(payer.Customer, payer.Currency)?.InForce(at, payer.Calendar) is { IsOfList: false } own)
            return own;
        var list = prices.Find(null, payer.Currency);
        return list?.InForce(at, payer.Calendar) ?? list?.First;
    }

    /// <summary>The price in force at the instant; false where the usage has no price.</summary>
    /// <param name="meter">What was used.</param>
    /// <param name="at">The instant.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="dimensions">The dimensions of the usage.</param>
    /// <param name="price">Its price.</param>
    public bool TryFind(
        MeterId meter, DateTimeOffset at, Payer payer, Dimensions dimensions, [NotNullWhen(true)] out Price? price)
    {
        price = SetInForce(meter, at, payer)?.Of(dimensions);
        return price is not null;
    }

    /// <summary>The price in force at the instant.</summary>
    /// <exception cref="UnpricedUsageException">The usage has no price.</exception>
    public Price InForce(MeterId meter, DateTimeOffset at, Payer payer, Dimensions? dimensions = null) =>
        TryFind(meter, at, payer, dimensions ?? Dimensions.None, out var price)
            ? price
            : throw new UnpricedUsageException(meter, payer.Currency, dimensions ?? Dimensions.None);

    /// <summary>
    /// The last instant at or before the given one at which another price may have taken over for the customer,
    /// whatever their currency and calendar; <see cref="DateTimeOffset.MinValue"/> where there was none.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The meter has no price.</exception>
    public DateTimeOffset LastChange(MeterId meter, CustomerId customer, DateTimeOffset at) =>
        _byMeter.TryGetValue(meter, out var prices)
            ? prices.LastChange(customer, at)
            : throw new KeyNotFoundException($"Meter {meter.Value} has no price.");

    /// <summary>
    /// The sets of a meter that take effect after the instant for a payer, earliest first: what price lists announce.
    /// </summary>
    public IEnumerable<PriceSet> Upcoming(MeterId meter, DateTimeOffset at, Payer payer)
    {
        if (!_byMeter.TryGetValue(meter, out var prices))
            return [];

        // While the customer's own price is in force, changes of the list do not reach them.
        var inForce = SetInForce(meter, at, payer);
        var own = prices.Find(payer.Customer, payer.Currency)?.Sets ?? [];
        var list = inForce?.Customer is null ? prices.Find(null, payer.Currency)?.Sets ?? [] : [];
        return own.Concat(list)
            .Where(set => EffectOf(set, payer.Calendar) > at && set != inForce)
            .OrderBy(set => EffectOf(set, payer.Calendar)).ThenBy(set => set.EffectiveFrom).ThenBy(set => set.Id);
    }

    /// <summary>
    /// The first instant after the given one at which another price may take over for a payer, or their billing period
    /// ends: until then usage goes to the same line.
    /// </summary>
    public DateTimeOffset NextChange(MeterId meter, DateTimeOffset at, Payer payer)
    {
        var end = payer.Calendar.EndOf(payer.Calendar.MonthOf(at));
        return (_byMeter.GetValueOrDefault(meter)?.ChangesWithin(payer, at, end) ?? []).FirstOrDefault(end);
    }

    /// <summary>The first instant at which usage of a customer with the calendar is priced by the set.</summary>
    public static DateTimeOffset EffectOf(PriceSet set, BillingCalendar calendar) =>
        set.IsFromNextPeriod ? calendar.FirstStartFrom(set.EffectiveFrom) : set.EffectiveFrom;

    /// <summary>
    /// The prices of a meter in one billing period: those in force at its start, those that take over within it, and
    /// those of stored lines, wherever they came from. Prices of one case follow each other in the order in which they
    /// take over.
    /// </summary>
    /// <param name="meter">The meter.</param>
    /// <param name="month">The period.</param>
    /// <param name="payer">Whose period it is.</param>
    /// <param name="stored">The prices of the lines that the period has.</param>
    /// <exception cref="KeyNotFoundException">A stored price is unknown.</exception>
    public IReadOnlyList<PriceTurn> InPeriod(
        MeterId meter, BillingMonth month, Payer payer, IEnumerable<PriceId> stored)
    {
        var (start, end) = payer.Calendar.WindowOf(month);
        var changes = _byMeter.GetValueOrDefault(meter)?.ChangesWithin(payer, start, end) ?? [];
        var turns = changes.Prepend(start)
            .SelectMany(at => SetInForce(meter, at, payer)?.Prices.Select(price => (Price: price, At: at)) ?? [])
            .Concat(stored.Select(id => (Price: _byId[id], At: start)))
            .DistinctBy(turn => turn.Price.Id)
            .OrderBy(turn => turn.Price.When)
            .ThenBy(turn => turn.At > start ? turn.At : StartOf(turn.Price, start))
            .ThenBy(turn => turn.Price.EffectiveFrom).ThenBy(turn => turn.Price.Id)
            .Select(turn => turn.Price)
            .ToList();
        return [.. turns.Select((price, i) => new PriceTurn(price, i > 0 && price.Continues(turns[i - 1])))];
    }

    /// <summary>Since when a price is in force that was not seen to take over within the period.</summary>
    private static DateTimeOffset StartOf(Price price, DateTimeOffset period) =>
        price.IsFromNextPeriod && price.EffectiveFrom > period ? period : price.EffectiveFrom;

    private sealed class MeterPrices
    {
        private readonly Dictionary<(CustomerId? Customer, Currency Currency), PriceTimeline> _timelines;
        private readonly Dictionary<CustomerId, DateTimeOffset[]> _ownChanges;
        private readonly DateTimeOffset[] _listChanges;

        public MeterPrices(Price[] prices)
        {
            _timelines = prices.GroupBy(price => (price.Customer, price.Currency))
                .ToDictionary(group => group.Key, group => new PriceTimeline(group));
            _listChanges = ChangesOf(_timelines.Where(timeline => timeline.Key.Customer is null));
            _ownChanges = _timelines.Where(timeline => timeline.Key.Customer is not null)
                .GroupBy(timeline => timeline.Key.Customer!.Value)
                .ToDictionary(group => group.Key, ChangesOf);
        }

        public IEnumerable<PriceTimeline> Timelines => _timelines.Values;

        public PriceTimeline? Find(CustomerId? customer, Currency currency) =>
            _timelines.GetValueOrDefault((customer, currency));

        public DateTimeOffset LastChange(CustomerId customer, DateTimeOffset at)
        {
            var last = Last(_listChanges, at);
            return _ownChanges.Count > 0 && _ownChanges.TryGetValue(customer, out var own) && Last(own, at) is var later
                && later > last ? later : last;
        }

        public IEnumerable<DateTimeOffset> ChangesWithin(Payer payer, DateTimeOffset start, DateTimeOffset end) =>
            (Find(null, payer.Currency)?.Starts ?? [])
                .Concat(Find(payer.Customer, payer.Currency)?.Starts ?? [])
                .Where(at => at > start && at < end)
                .Distinct().Order();

        private static DateTimeOffset[] ChangesOf(
            IEnumerable<KeyValuePair<(CustomerId?, Currency), PriceTimeline>> timelines) =>
            [.. timelines.SelectMany(timeline => timeline.Value.Starts).Distinct().Order()];

        private static DateTimeOffset Last(DateTimeOffset[] rising, DateTimeOffset at)
        {
            for (var i = rising.Length - 1; i >= 0; i--)
            {
                if (rising[i] <= at)
                    return rising[i];
            }

            return DateTimeOffset.MinValue;
        }
    }
}

/// <summary>A price in its turn within one billing period.</summary>
/// <param name="Price">The price.</param>
/// <param name="Continues">
/// Whether its tiers and free units continue from what the price before it had; if not, they start at the first unit.
/// </param>
public readonly record struct PriceTurn(Price Price, bool Continues);
