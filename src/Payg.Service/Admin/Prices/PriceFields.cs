using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that set a price, as the API document shows them.</summary>
/// <param name="Model">Its kind: flat, graduated, volume, package or free.</param>
/// <param name="Currency">The service's currency, an ISO 4217 code; the default.</param>
/// <param name="Amount">Flat and package only: what per units, or a started block of them, cost; a decimal.</param>
/// <param name="Per">How many units an amount is for: 1 (the default) to 10^12; not with free.</param>
/// <param name="FreeUnits">
/// Units at the start of each billing period that cost nothing: 0 by default; not with free. Tiers are counted after
/// them.
/// </param>
/// <param name="Tiers">Graduated and volume only: 1 to 100 tiers, rising; the last has no end.</param>
/// <param name="Restart">
/// Whether tiers and free units start again when the price takes over within a billing period: false by default, so
/// they continue from what was used at the meter's earlier prices.
/// </param>
/// <param name="EffectiveFrom">From this instant on; now where it is left out, null or a few seconds ago.</param>
/// <param name="Effective">
/// at_once, the default: from effective_from on. next_period: for each customer from the first billing period that
/// starts at or after effective_from.
/// </param>
internal sealed record PriceFields(
    string Model,
    string? Currency = null,
    string? Amount = null,
    long? Per = null,
    long? FreeUnits = null,
    IReadOnlyList<TierResponse>? Tiers = null,
    bool? Restart = null,
    DateTimeOffset? EffectiveFrom = null,
    string? Effective = null)
{
    private const string AtOnce = "at_once";
    private const string NextPeriod = "next_period";

    /// <summary>Whether a price waits for each customer's next billing period.</summary>
    public static bool ReadIsFromNextPeriod(RequestFields fields, FieldErrors errors)
    {
        var effective = fields.Text("effective");
        if (effective is not (null or AtOnce or NextPeriod))
            errors.Add("effective", $"Use {AtOnce} or {NextPeriod}.");
        return effective is NextPeriod;
    }

    /// <summary>
    /// Reads a model that may name its currency; null, with errors, where anything is wrong with either.
    /// </summary>
    /// <param name="json">The model's object.</param>
    /// <param name="at">The path of the object in the body; empty: it is the body.</param>
    /// <param name="expected">The service's currency.</param>
    /// <param name="errors">Where to report.</param>
    /// <param name="besides">Fields that the caller reads.</param>
    public static PriceModel? ReadModel(
        JsonElement json, string at, Currency expected, FieldErrors errors, params ReadOnlySpan<string> besides)
    {
        var reading = PriceModelJson.Read(json, at, ["currency", .. besides]);
        errors.Add(reading.Errors);
        if (json.ValueKind == JsonValueKind.Object && !IsCurrency(json, expected))
        {
            errors.Add(
                at.Length == 0 ? "currency" : $"{at}.currency",
                $"Use {expected.Code}, the currency of this service, or omit the field.");
        }

        return reading.Model;
    }

    private static bool IsCurrency(JsonElement json, Currency expected)
    {
        try
        {
            return !json.TryGetProperty("currency", out var given) || given.ValueKind == JsonValueKind.Null
                || (given.ValueKind == JsonValueKind.String && given.ValueEquals(expected.Code));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, in a name or in the value, is no currency.
            return false;
        }
    }
}
