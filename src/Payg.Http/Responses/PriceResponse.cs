using System.ComponentModel;
using System.Text.Json.Serialization;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;

namespace Payg.Http.Responses;

/// <summary>A price as the API shows it: the JSON form of its model, with its number, currency and start.</summary>
[Description("A price as the API shows it: the JSON form of its model, with its number, currency and start.")]
public sealed record PriceResponse
{
    /// <summary>The price's number; 0: there is no price in this currency.</summary>
    [Description("The price's number; 0: there is no price in this currency.")]
    public required int Id { get; init; }

    /// <summary>
    /// Its kind: flat, graduated, volume, package or free; unpriced: only its cases are priced; list: a customer's own
    /// price ends, and the price list applies again.
    /// </summary>
    [Description("Its kind: flat, graduated, volume, package or free; unpriced: only its cases are priced; list: a "
        + "customer's own price ends, and the price list applies again.")]
    public required string Model { get; init; }

    /// <summary>Flat: what per units cost; package: what a block of per units costs.</summary>
    [Description("Flat: what per units cost; package: what a block of per units costs.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Amount { get; init; }

    /// <summary>Graduated and volume: the tiers, rising; the last has no end.</summary>
    [Description("Graduated and volume: the tiers, rising; the last has no end.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TierResponse>? Tiers { get; init; }

    /// <summary>An ISO 4217 code.</summary>
    [Description("An ISO 4217 code.")]
    public required string Currency { get; init; }

    /// <summary>How many units an amount is for.</summary>
    [Description("How many units an amount is for.")]
    public required long Per { get; init; }

    /// <summary>Units at the start of each billing period that cost nothing; tiers are counted after them.</summary>
    [Description("Units at the start of each billing period that cost nothing; tiers are counted after them.")]
    public required long FreeUnits { get; init; }

    /// <summary>
    /// Whether tiers and free units start again when this price takes over within a billing period; if not, they
    /// continue from what was used at earlier prices.
    /// </summary>
    [Description(
        "Whether tiers and free units start again when this price takes over within a billing period; if not, they "
        + "continue from what was used at earlier prices.")]
    public required bool Restart { get; init; }

    /// <summary>What is counted.</summary>
    [Description("What is counted.")]
    public required string Unit { get; init; }

    /// <summary>
    /// at_once: in force from effective_from on. next_period: from each customer's first billing period that starts at
    /// or after it.
    /// </summary>
    [Description("at_once: in force from effective_from on. next_period: from each customer's first billing period "
        + "that starts at or after it.")]
    public required string Effective { get; init; }

    /// <summary>The first instant it is in force, or from which on it waits for a billing period.</summary>
    [Description("The first instant it is in force, or from which on it waits for a billing period.")]
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>
    /// Prices of usage with certain dimensions, which are tried in order before this one; omitted if none.
    /// </summary>
    [Description(
        "Prices of usage with certain dimensions, which are tried in order before this one; omitted if none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PriceCaseResponse>? Cases { get; init; }

    /// <summary>Whether it is a customer's own, which wins over the price list; omitted if not.</summary>
    [Description("Whether it is a customer's own, which wins over the price list; omitted if not.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOwn { get; init; }

    /// <summary>Prices that take over together as the API shows them: the default with its cases.</summary>
    public static PriceResponse Of(PriceSet set)
    {
        var cases = set.Prices.Where(price => price.When.Text.Length > 0).Select(PriceCaseResponse.Of).ToList();
        var shown = set.Default is { } price ? Of(price) : Unpriced(set.Currency, set.Unit) with
        {
            Effective = set.IsFromNextPeriod ? "next_period" : "at_once",
            EffectiveFrom = set.EffectiveFrom,
        };
        return shown with
        {
            Id = set.Id.Value,
            Cases = cases.Count > 0 ? cases : null,
            IsOwn = set.Customer is not null,
        };
    }

    /// <summary>What is shown of a meter that has no price in a currency.</summary>
    public static PriceResponse Unpriced(Currency currency, string unit) => new()
    {
        Id = 0,
        Model = "unpriced",
        Currency = currency.Code,
        Per = 1,
        FreeUnits = 0,
        Restart = false,
        Unit = unit,
        Effective = "at_once",
        EffectiveFrom = DateTimeOffset.UnixEpoch,
    };

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
        IsOwn = price.Customer is not null,
    };
}
