using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that set a price, as the API document shows them.</summary>
/// <param name="Model">
/// Its kind: flat, graduated, volume, package or free. For a customer's own price also list: the price list
/// applies to them again. Omitted with cases.
/// </param>
/// <param name="Currency">An ISO 4217 code; the service's currency by default, for an own price the customer's.</param>
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
/// <param name="Cases">
/// Instead of a model: prices of usage with certain dimensions, at most 1000. The first that matches applies.
/// </param>
/// <param name="Default">
/// With cases: the price of usage that no case matches; null, the default: it has no price, and is not served where its
/// dimensions are known before the call.
/// </param>
internal sealed record NewPriceRequest(
    string? Model = null,
    string? Currency = null,
    string? Amount = null,
    long? Per = null,
    long? FreeUnits = null,
    IReadOnlyList<TierResponse>? Tiers = null,
    bool? Restart = null,
    DateTimeOffset? EffectiveFrom = null,
    string? Effective = null,
    IReadOnlyList<PriceCaseRequest>? Cases = null,
    PriceModelRequest? Default = null)
{
    private const int MaxCases = 1000;
    private const string AtOnce = "at_once";
    private const string NextPeriod = "next_period";

    /// <summary>Reads what prices to set; null, with errors, where anything is wrong.</summary>
    /// <param name="currency">The currency by default.</param>
    /// <param name="customer">Whose own price it is; null: it is for the price list.</param>
    public static WantedPrice? Read(
        RequestFields fields,
        IReadOnlyList<string> dimensions,
        Currency currency,
        CustomerId? customer,
        FieldErrors errors)
    {
        var asked = ReadCurrency(fields, currency, customer is not null, errors);
        var cases = fields.TryGet("cases", out var list)
            ? ReadCases(fields, list, dimensions, errors)
            : ReadOne(fields, customer is not null, errors);
        var from = fields.Instant("effective_from");
        var isFromNextPeriod = ReadIsFromNextPeriod(fields, errors);
        return errors.Any ? null : new WantedPrice(asked, customer, cases, from, isFromNextPeriod);
    }

    /// <summary>Reads a model that may name its currency; null, with errors, if either is wrong.</summary>
    /// <param name="at">The path of the object in the body; empty: it is the body.</param>
    /// <param name="besides">Fields that the caller reads.</param>
    public static PriceModel? ReadModel(
        JsonElement json, string at, Currency expected, FieldErrors errors, params ReadOnlySpan<string> besides)
    {
        var model = ReadModel(json, at, isOwn: false, errors, ["currency", .. besides]);
        if (json.ValueKind == JsonValueKind.Object && !IsCurrency(json, expected))
        {
            errors.Add(
                at.Length == 0 ? "currency" : $"{at}.currency",
                $"Use {expected.Code}, the currency of this service, or omit the field.");
        }

        return model;
    }

    private static PriceModel? ReadModel(
        JsonElement json, string at, bool isOwn, FieldErrors errors, ReadOnlySpan<string> besides)
    {
        var reading = PriceModelJson.Read(json, at, besides);
        errors.Add(reading.Errors);
        if (reading.Model is not ListPrice || isOwn)
            return reading.Model;

        errors.Add(at.Length == 0 ? "model" : $"{at}.model", "Give flat, graduated, volume, package or free.");
        return null;
    }

    private static List<(Dimensions, PriceModel)> ReadOne(RequestFields fields, bool isOwn, FieldErrors errors)
    {
        var model = ReadModel(
            fields.Root, "", isOwn, errors, ["currency", "effective_from", "effective", "meter", "cases", "default"]);
        if (fields.TryGet("default", out _))
            errors.Add("default", "Leave this out, or give cases.");
        return model is null ? [] : [(Dimensions.None, model)];
    }

    private static List<(Dimensions, PriceModel)> ReadCases(
        RequestFields fields, JsonElement list, IReadOnlyList<string> dimensions, FieldErrors errors)
    {
        fields.ExpectOnly("currency", "cases", "default", "effective_from", "effective", "meter");
        var cases = new List<(Dimensions When, PriceModel Model)>();
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxCases)
        {
            errors.Add("cases", $"Give a list of 1 to {MaxCases} cases.");
            return cases;
        }

        foreach (var item in list.EnumerateArray())
        {
            var at = $"cases[{cases.Count}]";
            var (when, model) = ReadCase(item, at, dimensions, errors);
            var earlier = cases.FindIndex(known => when.Include(known.When) && known.When.Text.Length > 0);
            if (earlier >= 0)
                errors.Add($"{at}.when", $"This never applies: cases[{earlier}] matches the same usage first.");
            cases.Add((when, model ?? new FreePrice()));
        }

        if (fields.TryGet("default", out var rest)
            && ReadModel(rest, "default", isOwn: false, errors, []) is { } byDefault)
        {
            cases.Add((Dimensions.None, byDefault));
        }

        return cases;
    }

    private static (Dimensions When, PriceModel? Model) ReadCase(
        JsonElement item, string at, IReadOnlyList<string> dimensions, FieldErrors errors)
    {
        if (item.ValueKind != JsonValueKind.Object
            || !item.TryGetProperty("when", out var when) || !item.TryGetProperty("price", out var price)
            || item.EnumerateObject().Count() != 2)
        {
            errors.Add(at, "Give an object with when and price, and nothing else.");
            return (Dimensions.None, null);
        }

        return (ReadWhen(when, $"{at}.when", dimensions, errors),
            ReadModel(price, $"{at}.price", isOwn: false, errors, []));
    }

    private static Dimensions ReadWhen(
        JsonElement json, string at, IReadOnlyList<string> dimensions, FieldErrors errors)
    {
        var values = json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject()
                .Select(property => KeyValuePair.Create(
                    JsonText.NameOf(property) ?? "", JsonText.Read(property.Value).Text ?? ""))
                .ToList()
            : [];
        if (values.Count is 0 or > Dimensions.MaxCount
            || values.DistinctBy(value => value.Key, StringComparer.Ordinal).Count() != values.Count
            || values.Exists(value => !Dimensions.IsValue(value.Value)))
        {
            errors.Add(
                at, $"Give an object of 1 to {Dimensions.MaxCount} dimensions, each with a text of 1 to "
                    + $"{Dimensions.MaxValueLength} characters.");
            return Dimensions.None;
        }

        if (values.Find(value => !dimensions.Contains(value.Key, StringComparer.Ordinal)) is { Key: not null } unknown)
        {
            errors.Add(at, dimensions.Count == 0
                ? "The meter has no dimensions: change the meter first."
                : $"The meter has no dimension '{unknown.Key}': use {string.Join(", ", dimensions)}.");
            return Dimensions.None;
        }

        return Dimensions.Of(values);
    }

    private static Currency ReadCurrency(RequestFields fields, Currency byDefault, bool isOwn, FieldErrors errors)
    {
        if (fields.Text("currency") is not { } text)
            return byDefault;
        if (Core.Amounts.Currency.TryParse(text, out var currency) && (!isOwn || currency == byDefault))
            return currency;

        if (!errors.Has("currency"))
        {
            errors.Add("currency", isOwn
                ? $"Use {byDefault.Code}, the customer's currency, or omit the field."
                : $"Use an ISO 4217 code, such as {byDefault.Code}.");
        }

        return byDefault;
    }

    private static bool ReadIsFromNextPeriod(RequestFields fields, FieldErrors errors)
    {
        var effective = fields.Text("effective");
        if (effective is not (null or AtOnce or NextPeriod))
            errors.Add("effective", $"Use {AtOnce} or {NextPeriod}.");
        return effective is NextPeriod;
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

/// <summary>The price of usage with certain dimensions, as the API document shows it.</summary>
/// <param name="When">Names and values of dimensions: usage that has all of them.</param>
/// <param name="Price">Its price.</param>
internal sealed record PriceCaseRequest(IReadOnlyDictionary<string, string> When, PriceModelRequest Price);

/// <summary>A price model, as the API document shows it.</summary>
/// <param name="Model">Its kind: flat, graduated, volume, package or free.</param>
/// <param name="Amount">Flat and package only: what per units, or a started block of them, cost; a decimal.</param>
/// <param name="Per">How many units an amount is for: 1 (the default) to 10^12; not with free.</param>
/// <param name="FreeUnits">Units at the start of each billing period that cost nothing; not with free.</param>
/// <param name="Tiers">Graduated and volume only: 1 to 100 tiers, rising; the last has no end.</param>
/// <param name="Restart">Whether tiers and free units start again when the price takes over.</param>
internal sealed record PriceModelRequest(
    string Model,
    string? Amount = null,
    long? Per = null,
    long? FreeUnits = null,
    IReadOnlyList<TierResponse>? Tiers = null,
    bool? Restart = null);
