using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>A price in words, as an invoice explains it: short, exact, and without the currency.</summary>
public static class PriceWords
{
    private const int MaxTiers = 6;

    /// <summary>
    /// The words, such as <c>0.001 per call</c> or <c>1–1,000: 0.002, over 1,000: 0.0015 per call</c>.
    /// </summary>
    /// <param name="model">The price.</param>
    /// <param name="unit">What is counted, in the singular, such as <c>call</c>.</param>
    public static string Of(PriceModel model, string unit)
    {
        var words = model switch
        {
            FlatPrice flat => $"{Money.FormatNanos(flat.AmountNanos)} {Per(model, unit)}",
            PackagePrice package =>
                $"{Money.FormatNanos(package.AmountNanos)} per started {Number(model.PerUnits)} {unit}",
            GraduatedPrice graduated => $"{TiersOf(graduated.Tiers)} {Per(model, unit)}",
            VolumePrice volume => $"by volume, {TiersOf(volume.Tiers)} {Per(model, unit)}",
            FreePrice or ListPrice => "free",
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Unknown model."),
        };
        return model.FreeUnits > 0 ? $"first {Number(model.FreeUnits)} free, then {words}" : words;
    }

    private static string Per(PriceModel model, string unit) =>
        model.PerUnits == 1 ? $"per {unit}" : $"per {Number(model.PerUnits)} {unit}";

    private static string TiersOf(TierList tiers)
    {
        var words = new List<string>();
        long below = 0;
        foreach (var tier in tiers.Take(MaxTiers))
        {
            var range = tier.UpTo is { } last ? $"{Number(below + 1)}–{Number(last)}" : $"over {Number(below)}";
            var fee = tier.FlatNanos > 0 ? $" + {Money.FormatNanos(tier.FlatNanos)} once" : "";
            words.Add($"{range}: {Money.FormatNanos(tier.AmountNanos)}{fee}");
            below = tier.UpTo ?? below;
        }

        if (tiers.Count > MaxTiers)
            words.Add($"and {tiers.Count - MaxTiers} more tiers");
        return string.Join(", ", words);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
