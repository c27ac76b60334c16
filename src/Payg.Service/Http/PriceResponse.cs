using System.Text.Json.Serialization;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Service.Http;

/// <summary>A price as the API shows it: the JSON form of its model, with its number, currency and start.</summary>
internal sealed record PriceResponse
{
    /// <summary>The price's number.</summary>
    public required int Id { get; init; }

    /// <summary>Its kind: flat, graduated, volume, package or free.</summary>
    public required string Model { get; init; }

    /// <summary>Flat: what per units cost; package: what a block of per units costs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Amount { get; init; }

    /// <summary>Graduated and volume: the tiers, rising; the last has no end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TierResponse>? Tiers { get; init; }

    /// <summary>An ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>How many units an amount is for.</summary>
    public required long Per { get; init; }

    /// <summary>Units at the start of each billing period that cost nothing.</summary>
    public required long FreeUnits { get; init; }

    /// <summary>The first instant it is in force.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>The price as the API shows it.</summary>
    public static PriceResponse Of(Price price) => new()
    {
        Id = price.Id.Value,
        Model = PriceModelJson.KindOf(price.Model),
        Amount = price.Model switch
        {
            FlatPrice flat => Money.FormatNanos(flat.AmountNanos),
            PackagePrice package => Money.FormatNanos(package.AmountNanos),
            _ => null,
        },
        Tiers = price.Model switch
        {
            GraduatedPrice graduated => [.. graduated.Tiers.Select(TierResponse.Of)],
            VolumePrice volume => [.. volume.Tiers.Select(TierResponse.Of)],
            _ => null,
        },
        Currency = price.Currency.Code,
        Per = price.Model.PerUnits,
        FreeUnits = price.Model.FreeUnits,
        EffectiveFrom = price.EffectiveFrom,
    };
}

/// <summary>A tier as the API shows it.</summary>
/// <param name="UpTo">The last unit in the tier; null: no end.</param>
/// <param name="Amount">What per units in the tier cost.</param>
/// <param name="FlatAmount">Charged once when the tier is reached.</param>
internal sealed record TierResponse(
    long? UpTo,
    string Amount,
    string FlatAmount)
{
    /// <summary>The tier as the API shows it.</summary>
    public static TierResponse Of(Tier tier) =>
        new(tier.UpTo, Money.FormatNanos(tier.AmountNanos), Money.FormatNanos(tier.FlatNanos));
}
