using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Payg.Service.Http;

/// <summary>
/// A JSON object that a request brought, read field by field so that whatever is wrong is told at its field.
/// </summary>
internal sealed class JsonBody
{
    private static readonly JsonDocumentOptions s_json = new() { AllowDuplicateProperties = false };

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
            using var document = await JsonDocument.ParseAsync(
                request.Body, s_json, request.HttpContext.RequestAborted);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return (new JsonBody(document.RootElement.Clone()), null);
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

    private JsonElement? Find(string name) =>
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
