using System.ComponentModel;
using System.Text.Json.Serialization;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Metering.Http;

/// <summary>A price as the API shows it: the JSON form of its model, with its number, currency and start.</summary>
[Description("A price as the API shows it: the JSON form of its model, with its number, currency and start.")]
internal sealed record PriceResponse
{
    [Description("The price's number.")]
    public required int Id { get; init; }

    [Description("Its kind: flat, graduated, volume, package or free.")]
    public required string Model { get; init; }

    [Description("Flat: what per units cost; package: what a block of per units costs.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Amount { get; init; }

    [Description("Graduated and volume: the tiers, rising; the last has no end.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TierResponse>? Tiers { get; init; }

    [Description("An ISO 4217 code.")]
    public required string Currency { get; init; }

    [Description("How many units an amount is for.")]
    public required long Per { get; init; }

    [Description("Units at the start of each billing period that cost nothing; tiers are counted after them.")]
    public required long FreeUnits { get; init; }

    [Description(
        "Whether tiers and free units start again when this price takes over within a billing period; if not, they "
        + "continue from what was used at earlier prices.")]
    public required bool Restart { get; init; }

    [Description("What is counted.")]
    public required string Unit { get; init; }

    [Description("at_once: in force from effective_from on. next_period: from each customer's first billing period "
        + "that starts at or after it.")]
    public required string Effective { get; init; }

    [Description("The first instant it is in force, or from which on it waits for a billing period.")]
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
        Restart = price.Model.Restart,
        Unit = price.Unit,
        Effective = price.IsFromNextPeriod ? "next_period" : "at_once",
        EffectiveFrom = price.EffectiveFrom,
    };
}

/// <summary>A tier as the API shows it.</summary>
[Description("A tier as the API shows it.")]
internal sealed record TierResponse(
    [property: Description("The last unit in the tier; null: no end.")]
    long? UpTo,
    [property: Description("What per units in the tier cost.")]
    string Amount,
    [property: Description("Charged once when the tier is reached.")]
    string FlatAmount)
{
    /// <summary>The tier as the API shows it.</summary>
    public static TierResponse Of(Tier tier) =>
        new(tier.UpTo, Money.FormatNanos(tier.AmountNanos), Money.FormatNanos(tier.FlatNanos));
}
