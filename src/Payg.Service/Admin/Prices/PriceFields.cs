using System.ComponentModel;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Service.Http;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that set a price, as the API document shows them.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Amount">The rate of a flat price or the price of a block.</param>
/// <param name="Per">How many units an amount is for.</param>
/// <param name="FreeUnits">The free allowance.</param>
/// <param name="Tiers">The tiers of a graduated or volume price.</param>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="EffectiveFrom">The start.</param>
internal sealed record PriceFields(
    [property: Description("flat, graduated, volume, package or free")]
    string Model,
    [property: Description("flat and package only: what per units, or a started block of per units, cost; a decimal")]
    string? Amount,
    [property: Description("How many units an amount is for: 1 (the default) to 10^12; not with free")]
    long? Per,
    [property: Description("Units at the start of each billing period that cost nothing: 0 by default; not with free")]
    long? FreeUnits,
    [property: Description("graduated and volume only: 1 to 100 tiers, rising; the last has no end")]
    IReadOnlyList<TierResponse>? Tiers,
    [property: Description("The service's currency, an ISO 4217 code")]
    string Currency,
    [property: Description("From this instant on; now where it is left out, null or a few seconds ago")]
    DateTimeOffset? EffectiveFrom)
{
    /// <summary>
    /// Reads a model that names its currency; null, with errors, where anything is wrong with either.
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
        if (json.ValueKind == JsonValueKind.Object && !HasCurrency(json, expected))
        {
            errors.Add(
                at.Length == 0 ? "currency" : $"{at}.currency",
                $"Give {expected.Code}, the currency that this service charges in.");
        }

        return reading.Model;
    }

    private static bool HasCurrency(JsonElement json, Currency expected)
    {
        try
        {
            return json.TryGetProperty("currency", out var given)
                && given.ValueKind == JsonValueKind.String && given.ValueEquals(expected.Code);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, in a name or in the value, is no currency.
            return false;
        }
    }
}
