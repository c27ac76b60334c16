using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;

namespace Payg.Core.Pricing;

/// <summary>
/// The price sets of one meter in one currency, of the price list or of one customer, rising by start. Of two that take
/// over at one instant the one with the later start is in force, then the one with the higher number.
/// </summary>
public sealed class PriceTimeline
{
    private readonly PriceSet[] _atOnce;
    private readonly PriceSet[] _nextPeriod;

    /// <summary>Creates a timeline of at least one price, all of one meter, currency and customer.</summary>
    internal PriceTimeline(IEnumerable<Price> prices)
    {
        Sets = [.. SetsOf(prices).OrderBy(set => set.EffectiveFrom).ThenBy(set => set.Id)];
        _atOnce = [.. Sets.Where(set => !set.IsFromNextPeriod)];
        _nextPeriod = [.. Sets.Where(set => set.IsFromNextPeriod)];
    }

    /// <summary>All sets, rising by start and number.</summary>
    public IReadOnlyList<PriceSet> Sets { get; }

    /// <summary>The customer whose own prices they are; null: they are on the price list.</summary>
    public CustomerId? Customer => Sets[0].Customer;

    /// <summary>What they charge in.</summary>
    public Currency Currency => Sets[0].Currency;

    /// <summary>The first set that usage can always be priced by, as with a clock that was set back.</summary>
    public PriceSet First => _atOnce.Length > 0 ? _atOnce[0] : Sets[0];

    /// <summary>The instants at which sets take over, but for those that wait for a billing period; rising.</summary>
    public IEnumerable<DateTimeOffset> Starts => _atOnce.Select(set => set.EffectiveFrom);

    /// <summary>The set in force at the instant for a customer with this calendar; null before the first one.</summary>
    public PriceSet? InForce(DateTimeOffset at, BillingCalendar calendar)
    {
        var atOnce = Array.FindLast(_atOnce, set => set.EffectiveFrom <= at);
        if (_nextPeriod.Length == 0)
            return atOnce;

        // The instants from which a set that waits may apply are starts of periods, so all that matters is which of
        // them began before this one, and whether what is in force without them took over after that.
        var start = calendar.StartOf(calendar.MonthOf(at));
        var waiting = Array.FindLast(_nextPeriod, set => set.EffectiveFrom <= start);
        return waiting is not null
            && (atOnce is null || calendar.FirstStartFrom(waiting.EffectiveFrom) > atOnce.EffectiveFrom)
            ? waiting
            : atOnce;
    }

    /// <summary>Prices that take over together have numbers and positions that rise from the first one.</summary>
    private static IEnumerable<PriceSet> SetsOf(IEnumerable<Price> prices)
    {
        foreach (var start in prices.GroupBy(price => (price.EffectiveFrom, price.IsFromNextPeriod)))
        {
            var together = new List<Price>();
            foreach (var price in start.OrderBy(price => price.Id))
            {
                if (price.Position == 0 && together.Count > 0)
                {
                    yield return new PriceSet(together);
                    together = [];
                }

                together.Add(price);
            }

            yield return new PriceSet(together);
        }
    }
}
