using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>
/// What every price model must keep. The bounds are chosen so that rating cannot overflow: a line has fewer than 2⁶³
/// units at no more than 10¹⁸ nanos each, and at most 100 fees of 10¹⁸ nanos times 10¹² units, together less than
/// 10³⁷, while <see cref="Int128"/> reaches 1.7·10³⁸. What a usage line may cost is bounded where it is stored.
/// </summary>
public static class PriceModelRules
{
    /// <summary>The highest rate, block price or fee: 10¹⁸ nanos, a billion units of currency.</summary>
    public const long MaxAmountNanos = 1_000_000_000_000_000_000;

    /// <summary>The most units that one rate or block can be for: 10¹².</summary>
    public const long MaxPerUnits = 1_000_000_000_000;

    /// <summary>
    /// The highest tier end and free allowance: 2⁵³ − 1, the largest whole number that every reader of JSON holds
    /// exactly (RFC 8259, section 6).
    /// </summary>
    public const long MaxUnits = (1L << 53) - 1;

    internal static readonly string AmountText =
        $"Give a decimal number from 0 to {Money.FormatNanos(MaxAmountNanos)}, at most 9 digits after the point.";

    internal static readonly string PerText = $"Give a whole number from 1 to {MaxPerUnits}.";

    internal static readonly string FreeUnitsText = $"Give a whole number from 0 to {MaxUnits}.";

    internal static readonly string UpToText = $"Give a whole number from 1 to {MaxUnits}.";

    internal static readonly string TiersText = $"Give a list of 1 to {Tier.MaxCount} tiers.";

    /// <summary>What is wrong with the model, by field of its JSON form; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(PriceModel model)
    {
        var faults = new PriceFaults("");
        Check(model, faults);
        return faults.Texts;
    }

    internal static void Check(PriceModel model, PriceFaults faults)
    {
        Require(model.PerUnits is >= 1 and <= MaxPerUnits, "per", PerText, faults);
        Require(model.FreeUnits is >= 0 and <= MaxUnits, "free_units", FreeUnitsText, faults);
        switch (model)
        {
            case FlatPrice flat:
                CheckAmount(flat.AmountNanos, "amount", faults);
                break;
            case PackagePrice package:
                CheckAmount(package.AmountNanos, "amount", faults);
                break;
            case GraduatedPrice graduated:
                CheckTiers(graduated.Tiers, faults);
                break;
            case VolumePrice volume:
                CheckTiers(volume.Tiers, faults);
                break;
            case FreePrice or ListPrice:
                var kind = PriceModelJson.KindOf(model);
                Require(model.PerUnits == 1, "per", DoesNotApply(kind), faults);
                Require(model.FreeUnits == 0, "free_units", DoesNotApply(kind), faults);
                break;
        }
    }

    internal static string DoesNotApply(string kind) => $"Leave this out: it says nothing in the model '{kind}'.";

    private static void CheckTiers(TierList tiers, PriceFaults faults)
    {
        Require(tiers.Count is >= 1 and <= Tier.MaxCount, "tiers", TiersText, faults);
        long below = 0;
        for (var i = 0; i < Math.Min(tiers.Count, Tier.MaxCount); i++)
        {
            CheckAmount(tiers[i].AmountNanos, $"tiers[{i}].amount", faults);
            CheckAmount(tiers[i].FlatNanos, $"tiers[{i}].flat_amount", faults);

            var isLast = i == tiers.Count - 1;
            var fault = (tiers[i].UpTo, isLast) switch
            {
                (null, false) => "Only the last tier may be open. " + UpToText,
                (not null, true) => "The last tier must be open: leave this out, or give null.",
                (long upTo, _) when upTo <= below => $"Give more than {below}: tiers must rise.",
                ( > MaxUnits, _) => UpToText,
                _ => null,
            };
            Require(fault is null, $"tiers[{i}].up_to", fault ?? "", faults);
            below = Math.Max(below, tiers[i].UpTo ?? 0);
        }
    }

    private static void CheckAmount(long nanos, string field, PriceFaults faults) =>
        Require(nanos is >= 0 and <= MaxAmountNanos, field, AmountText, faults);

    private static void Require(bool kept, string field, string text, PriceFaults faults)
    {
        if (!kept)
            faults.Add(field, text);
    }
}
