using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Payg.Service.Http;

/// <summary>
/// A JSON object that a request brought, read field by field so that whatever is wrong is told at its field.
/// </summary>
internal sealed class JsonBody
{
    private const int MaxUnknown = 100;
    private const int MaxNameLength = 100;

    private JsonBody(JsonElement root) => Root = root;

    /// <summary>The object itself.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads the body; the second part says why it could not be read.</summary>
    public static async Task<(JsonBody? Body, ProblemHttpResult? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type",
                "Send the body as application/json, in UTF-8."));
        }

        try
        {
            var root = await JsonText.ParseAsync(request);
            if (root.ValueKind == JsonValueKind.Object)
                return (new JsonBody(root), null);
        }
        catch (JsonException)
        {
            // What is no JSON is answered like JSON that is no object.
        }

        return (null, Problems.Of(StatusCodes.Status400BadRequest, "malformed_request",
            "The body must be a JSON object: check its syntax."));
    }

    /// <summary>A text that must be there; empty, with an error at the field, where it is not.</summary>
    public string RequiredText(string name, int maxLength, FieldErrors errors)
    {
        var value = Find(name);
        if (value is null)
            errors.Add(name, "This field is required.");
        return value is null ? "" : TextOf(value.Value, name, maxLength, errors) ?? "";
    }

    /// <summary>A text, or null where the field is absent or null.</summary>
    public string? OptionalText(string name, int maxLength, FieldErrors errors) =>
        Find(name) is { } value ? TextOf(value, name, maxLength, errors) : null;

    /// <summary>Reports each field that is none of these.</summary>
    public void ExpectOnly(FieldErrors errors, params ReadOnlySpan<string> names)
    {
        foreach (var property in Root.EnumerateObject().Take(MaxUnknown))
        {
            if (!names.Contains(property.Name))
                errors.Add(property.Name[..Math.Min(property.Name.Length, MaxNameLength)], "There is no such field.");
        }
    }

    /// <summary>An instant as RFC 3339, or null where the field is absent or null.</summary>
    public DateTimeOffset? OptionalInstant(string name, FieldErrors errors)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var instant)
            && instant.UtcDateTime.Year is >= 1970 and <= 9998)
        {
            return instant.ToUniversalTime();
        }

        errors.Add(name, "Write an instant as RFC 3339, such as 2026-11-01T00:00:00Z.");
        return null;
    }

    /// <summary>A list of texts of at most 200 characters, or null where the field is absent or null.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name, FieldErrors errors)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add(name, "This field must be a list of strings.");
            return null;
        }

        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"{name}[{texts.Count}]");
            if (TextOf(item, field, 200, errors) is not { } text)
                return null;
            texts.Add(text);
        }

        return texts;
    }

    /// <summary>A field that is there and not null.</summary>
    public JsonElement? Find(string name) =>
        Root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? TextOf(JsonElement value, string field, int maxLength, FieldErrors errors)
    {
        var (text, error) = JsonText.Read(value);
        if (error is null && text!.Length > maxLength)
            error = string.Create(CultureInfo.InvariantCulture, $"Use at most {maxLength} characters.");
        if (error is null)
            return text;

        errors.Add(field, error);
        return null;
    }
}
