using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Names;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Measure;
using Payg.Service.Admin.Prices;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Meters;

/// <summary>The meter that an administrator wants.</summary>
/// <param name="Key">Its public name: 1 to 100 of a-z 0-9 . _ -.</param>
/// <param name="Route">Where its API is or will be, such as /api/maps: at most 500 characters; none by default.</param>
/// <param name="Method">The HTTP method there: GET by default; * for all.</param>
/// <param name="Unit">What is counted: 1 to 32 characters; what the code says by default, else call.</param>
/// <param name="ChargedStatuses">Which answers are charged, such as 200-299,404; 200-299 by default.</param>
/// <param name="Price">Its first price, from now on; 0.001 a unit by default.</param>
/// <param name="Name">What to call it where people read it: at most 100 characters; its key by default.</param>
/// <param name="Dimensions">
/// The names of the dimensions that its usage may have, at most 5: each a lower-case letter, then letters, digits
/// and _.
/// </param>
internal sealed record NewMeterRequest(
    string Key,
    string? Route = null,
    string? Method = null,
    string? Unit = null,
    string? ChargedStatuses = null,
    NewPriceRequest? Price = null,
    string? Name = null,
    IReadOnlyList<string>? Dimensions = null)
{
    private const string DefaultMethod = "GET";

    private static readonly PriceModel s_defaultPrice =
        PriceModelJson.Read($$"""{"model":"flat","amount":"{{Core.Pricing.Price.DefaultAmount}}"}""").Model!;

    internal MeterEndpoint? Endpoint => Route is null ? null : new MeterEndpoint(Method ?? DefaultMethod, Route);

    public static NewMeterRequest Read(
        RequestFields fields, Currency currency, FieldErrors errors, out PriceModel price)
    {
        fields.ExpectOnly("key", "name", "route", "method", "unit", "charged_statuses", "price", "dimensions");
        var key = fields.RequiredText("key", MeteredAttribute.MaxKeyLength);
        if (!errors.Has("key") && !MeteredAttribute.IsKey(key))
            errors.Add("key", $"Use 1 to {MeteredAttribute.MaxKeyLength} of a-z 0-9 . _ -");

        var route = fields.Text("route");
        if (route is not null
            && (route is not ['/', ..] || route.Length > MeterEndpoint.MaxRouteLength || !ReadableName.Is(route)))
        {
            errors.Add(
                "route",
                $"Use the path of an address, such as /api/maps: at most {MeterEndpoint.MaxRouteLength} characters.");
        }

        var method = fields.Text("method");
        if (method is not null && !IsMethod(method))
            errors.Add("method", "Use an HTTP method in capitals, or * for all. HEAD and OPTIONS are never metered.");
        else if (method is not null && route is null)
            errors.Add("route", "Give the route of the method.");

        var unit = ChangeMeterRequest.ReadUnit(fields, errors);
        var statuses = ChangeMeterRequest.ReadStatuses(fields, errors);
        var name = ChangeMeterRequest.ReadName(fields, errors);
        price = s_defaultPrice;
        if (fields.TryGet("price", out var given))
            price = NewPriceRequest.ReadModel(given, "price", currency, errors) ?? price;
        return new NewMeterRequest(
            key, route, method, unit, statuses, Name: name,
            Dimensions: ChangeMeterRequest.ReadDimensions(fields, errors));
    }

    private static bool IsMethod(string method) => method is MeterEndpoint.AnyMethod
        || (method is not ("HEAD" or "OPTIONS") && method.Length is > 0 and <= MeterEndpoint.MaxMethodLength
            && method.All(char.IsAsciiLetterUpper));
}

/// <summary>What an administrator wants to be different about a meter.</summary>
/// <param name="Unit">What is counted: 1 to 32 characters; what the code says no longer matters.</param>
/// <param name="ChargedStatuses">Which answers are charged from now on, such as 200-299,404: from 200 to 599.</param>
/// <param name="Name">
/// What to call it where people read it: at most 100 characters; an empty text removes the name. The key never changes.
/// </param>
/// <param name="Dimensions">
/// The names of the dimensions that its usage may have from now on, at most 5; prices keep their cases.
/// </param>
/// <param name="Description">
/// What it does, for customers: at most 500 characters; an empty text removes the description.
/// </param>
/// <param name="DocsUrl">
/// Where customers find its documentation, an http or https address: at most 500 characters; an empty text removes it.
/// </param>
internal sealed record ChangeMeterRequest(
    string? Unit = null,
    string? ChargedStatuses = null,
    string? Name = null,
    IReadOnlyList<string>? Dimensions = null,
    string? Description = null,
    string? DocsUrl = null)
{
    private const int MaxUnitLength = 32;

    public static ChangeMeterRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("name", "unit", "charged_statuses", "dimensions", "description", "docs_url");
        return new ChangeMeterRequest(
            ReadUnit(fields, errors), ReadStatuses(fields, errors), ReadName(fields, errors),
            ReadDimensions(fields, errors), ReadDescription(fields, errors), ReadDocsUrl(fields, errors));
    }

    private static string? ReadDescription(RequestFields fields, FieldErrors errors)
    {
        var text = fields.Text("description")?.Trim();
        if (text?.Length > MeterRow.MaxDescriptionLength || text?.Any(char.IsControl) == true)
        {
            errors.Add(
                "description",
                $"Use at most {MeterRow.MaxDescriptionLength} characters, none of them a control character.");
        }

        return text;
    }

    private static string? ReadDocsUrl(RequestFields fields, FieldErrors errors)
    {
        var text = fields.Text("docs_url")?.Trim();
        if (text is { Length: > 0 }
            && (text.Length > MeterRow.MaxDocsUrlLength || !Uri.TryCreate(text, UriKind.Absolute, out var address)
                || address.Scheme is not ("https" or "http")
                || address.UserInfo.Length > 0))
        {
            errors.Add("docs_url", "Use an address such as https://docs.example.com/maps: at most "
                + $"{MeterRow.MaxDocsUrlLength} characters.");
        }

        return text;
    }

    public static string? ReadUnit(RequestFields fields, FieldErrors errors)
    {
        var unit = fields.Text("unit");
        if (unit is not null && (unit.Length is 0 or > MaxUnitLength || !ReadableName.Is(unit)
            || unit.Trim().Length != unit.Length))
        {
            errors.Add("unit", $"Use 1 to {MaxUnitLength} characters that can be read, such as call.");
        }

        return unit;
    }

    public static string? ReadName(RequestFields fields, FieldErrors errors)
    {
        var name = fields.Text("name")?.Trim();
        if (name?.Length > MeterRow.MaxNameLength || name?.Any(char.IsControl) == true)
            errors.Add("name", $"Use at most {MeterRow.MaxNameLength} characters, none of them a control character.");
        return name;
    }

    public static IReadOnlyList<string>? ReadDimensions(RequestFields fields, FieldErrors errors)
    {
        if (!fields.TryGet("dimensions", out var list))
            return null;
        var names = list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Take(Core.Meters.Dimensions.MaxCount + 1).Select(item => JsonText.Read(item).Text)
                .ToList()
            : [];
        if (list.ValueKind == JsonValueKind.Array && names.Count <= Core.Meters.Dimensions.MaxCount
            && names.TrueForAll(name => name is not null && Core.Meters.Dimensions.IsName(name))
            && names.Distinct(StringComparer.Ordinal).Count() == names.Count)
        {
            return [.. names.OfType<string>()];
        }

        errors.Add("dimensions", $"Give at most {Core.Meters.Dimensions.MaxCount} different names, each a lower-case "
            + "letter, then letters, digits and _.");
        return null;
    }

    /// <summary>The statuses in their shortest form, or null where they are missing or at fault.</summary>
    public static string? ReadStatuses(RequestFields fields, FieldErrors errors)
    {
        var text = fields.Text("charged_statuses");
        if (text is null)
            return null;
        if (Core.Meters.ChargedStatuses.TryParse(text, out var statuses))
            return statuses.ToString();

        errors.Add("charged_statuses", "Write statuses from 200 to 599 and ranges of them, such as 200-299,404.");
        return null;
    }
}
