using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Payg.Metering.Http;

/// <summary>
/// The fields of a JSON body, each of which may be given once. What cannot be read ends in a refusal, what can be read
/// but is not right in an error at its field. Not thread-safe.
/// </summary>
internal sealed class JsonFields
{
    private const int MaxErrors = 100;
    private const int MaxNameLength = 100;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly FieldErrors _errors;

    private JsonFields(JsonElement root, FieldErrors errors)
    {
        (Root, _errors) = (root, errors);
        foreach (var property in root.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
                errors.Add("$", "Give field names that are valid Unicode.");
            else if (!_fields.TryAdd(name, property.Value) && !errors.Has(name))
                errors.Add(Short(name), "Give this only once.");
        }
    }

    /// <summary>The whole body, an object.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads the body; the second part says why it could not be read.</summary>
    public static async Task<(JsonFields? Fields, ProblemHttpResult? Refusal)> ReadAsync(
        HttpRequest request, FieldErrors errors)
    {
        if (!request.HasJsonContentType() || !JsonText.IsUtf8(request))
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type",
                "Send the body as application/json, in UTF-8."));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new JsonFields(document.RootElement.Clone(), errors), null)
                : (null, Malformed("The body must be a JSON object."));
        }
        catch (JsonException)
        {
            return (null, Malformed("The body is not JSON: check its syntax."));
        }
    }

    /// <summary>Reports every field that is none of these.</summary>
    public void ExpectOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in _fields.Keys.Take(MaxErrors))
        {
            if (!names.Contains(name))
                _errors.Add(Short(name), "There is no such field.");
        }
    }

    /// <summary>Whether the field is there and not null.</summary>
    public bool TryGet(string name, out JsonElement value) =>
        _fields.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>
    /// The text of a field; null where it is missing or null, and, with an error, where it is no text.
    /// </summary>
    public string? Text(string name)
    {
        if (!TryGet(name, out var value))
            return null;

        var (text, error) = JsonText.Read(value);
        if (error is not null)
            _errors.Add(name, error);
        return text;
    }

    /// <summary>
    /// A text that must be there and have at most so many characters; empty, with an error, where not.
    /// </summary>
    public string RequiredText(string name, int maxLength)
    {
        Require(name);
        var text = Text(name);
        if (text?.Length > maxLength)
            _errors.Add(name, string.Create(CultureInfo.InvariantCulture, $"Use at most {maxLength} characters."));
        return text ?? "";
    }

    /// <summary>
    /// A whole number that must be there and within the bounds; the least one, with an error, where not.
    /// </summary>
    public int RequiredWhole(string name, int min, int max)
    {
        Require(name);
        if (!TryGet(name, out var value))
            return min;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        _errors.Add(name, string.Create(CultureInfo.InvariantCulture, $"Use a whole number from {min} to {max}."));
        return min;
    }

    /// <summary>
    /// An instant as RFC 3339; null where the field is missing or null, and, with an error, where it is none.
    /// </summary>
    public DateTimeOffset? Instant(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (QueryReader.TryReadInstant(JsonText.Read(value).Text, out var instant))
            return instant;

        _errors.Add(name, QueryReader.NoInstant);
        return null;
    }

    /// <summary>
    /// A list of texts; null where the field is missing or null, and, with an error, where it is none.
    /// </summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        var items = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(JsonText.Read).ToList()
            : [];
        if (value.ValueKind == JsonValueKind.Array && items.TrueForAll(item => item.Error is null))
            return [.. items.Select(item => item.Text!)];

        _errors.Add(name, "This field must be a list of strings.");
        return null;
    }

    /// <summary>Reports that a required field is missing, unless something else is wrong with it.</summary>
    public void Require(string name)
    {
        if (!TryGet(name, out _) && !_errors.Has(name))
            _errors.Add(name, "This field is required.");
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is half a character: JSON's grammar lets it pass, a string cannot hold it.
            return null;
        }
    }

    private static string Short(string name) => name.Length <= MaxNameLength ? name : name[..MaxNameLength];

    private static ProblemHttpResult Malformed(string detail) =>
        Problems.Of(StatusCodes.Status400BadRequest, "malformed_request", detail);
}
