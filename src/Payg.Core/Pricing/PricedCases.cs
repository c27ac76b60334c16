using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Core.Pricing;

/// <summary>
/// Whether calls of a meter whose prices leave out some usage may have a price, by the dimensions that are known before
/// the call. Errs towards yes: about dimensions that are still unknown, and about prices that wait for the customer's
/// next period. Immutable and safe for concurrent use.
/// </summary>
public sealed class PricedCases
{
    /// <summary>Longer than any billing period, also one in which the time zone changes.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(33);

    private readonly PriceBook _book;
    private readonly MeterId _meter;

    private PricedCases(PriceBook book, MeterId meter) => (_book, _meter) = (book, meter);

    /// <summary>The cases of a meter; null where none of its price sets leaves out any usage.</summary>
    public static PricedCases? Of(PriceBook book, MeterId meter) =>
        book.TimelinesOf(meter).Any(timeline => timeline.Sets.Any(set => set.Default is null))
            ? new PricedCases(book, meter)
            : null;

    /// <summary>Whether usage of the customer may have a price.</summary>
    /// <param name="customer">Who pays.</param>
    /// <param name="currency">What they pay in.</param>
    /// <param name="known">The dimensions that are known before the call; it may add others.</param>
    /// <param name="at">When.</param>
    public bool MayPrice(CustomerId customer, Currency currency, Dimensions known, DateTimeOffset at)
    {
        if (_book.TimelineOf(_meter, currency, customer) is { } own)
        {
            var (mayPrice, isAlone) = Look(own, known, at);
            if (mayPrice || isAlone)
                return mayPrice;
        }

        // Without any price in the currency the usage waits for one.
        return _book.TimelineOf(_meter, currency) is not { } list || Look(list, known, at) is (true, _) or (_, false);
    }

    /// <summary>Whether sets may price the usage, and whether one of them is in force for certain.</summary>
    private static (bool MayPrice, bool IsAlone) Look(PriceTimeline timeline, Dimensions known, DateTimeOffset at)
    {
        DateTimeOffset? settled = null;
        var isAlone = true;
        for (var i = timeline.Sets.Count - 1; i >= 0; i--)
        {
            var set = timeline.Sets[i];
            var latest = set.IsFromNextPeriod ? set.EffectiveFrom + s_longestWait : set.EffectiveFrom;
            if (set.EffectiveFrom > at || latest <= settled)
                continue;
            if (set.IsOfList)
                isAlone = false;
            else if (MayPrice(set, known))
                return (true, isAlone);
            if (latest <= at)
                settled ??= set.EffectiveFrom;
        }

        return (false, isAlone && settled is not null);
    }

    private static bool MayPrice(PriceSet set, Dimensions known)
    {
        foreach (var price in set.Prices)
        {
            if (!known.Contradict(price.When))
                return true;
        }

        return false;
    }
}
