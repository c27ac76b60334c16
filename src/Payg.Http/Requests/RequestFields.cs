using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;

namespace Payg.Http.Requests;

/// <summary>
/// The fields of a request's body, each of which may be given once. A body that cannot be read is a refusal; a field
/// that is not valid is an error in <see cref="FieldErrors"/>. Not thread-safe.
/// </summary>
public sealed class RequestFields
{
    private const int MaxErrors = 100;
    private const int MaxNameLength = 100;

    private static readonly JsonDocumentOptions s_withoutDuplicates = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly FieldErrors _errors;

    private RequestFields(FieldErrors errors) => _errors = errors;

    /// <summary>The content types that <see cref="ReadAsync"/> reads.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } =
        [MediaTypeNames.Application.Json, MediaTypeNames.Multipart.FormData, MediaTypeNames.Application.FormUrlEncoded];

    /// <summary>The whole body, an object; not defined for a form.</summary>
    public JsonElement Root { get; private init; }

    /// <summary>Reads a body in JSON, in UTF-8; the second part says why it could not be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="errors">Where errors of fields go, those found later included.</param>
    public static Task<(RequestFields? Fields, ProblemHttpResult? Refusal)> ReadJsonAsync(
        HttpRequest request, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HasJsonContentType() && JsonText.IsUtf8(request)
            ? ParseAsync(request, errors, default)
            : Task.FromResult<(RequestFields?, ProblemHttpResult?)>((null, WrongContentType("application/json")));
    }

    /// <summary>
    /// Reads a body in any of <see cref="ContentTypes"/>, in UTF-8; the second part says why it could not be read. The
    /// fields of a form are texts.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="errors">Where errors of fields go, those found later included.</param>
    public static async Task<(RequestFields? Fields, ProblemHttpResult? Refusal)> ReadAsync(
        HttpRequest request, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!JsonText.IsUtf8(request) || !(request.HasFormContentType || request.HasJsonContentType()))
            return (null, WrongContentType(string.Join(", ", ContentTypes)));
        if (!request.HasFormContentType)
            return await ParseAsync(request, errors, s_withoutDuplicates);

        try
        {
            return (OfForm(await request.ReadFormAsync(request.HttpContext.RequestAborted), errors), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException
            || (exception is IOException && exception is not BadHttpRequestException))
        {
            // NotSupportedException: a part of a form says that it is in UTF-7.
            return (null, Malformed("The body is not what its content type says: check its syntax."));
        }
    }

    /// <summary>Reports every field that is none of these.</summary>
    public void ExpectOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in _fields.Keys.Take(MaxErrors))
        {
            if (!names.Contains(name))
                _errors.Add(Short(name), "Unknown field.");
        }
    }

    /// <summary>Whether the field is present and not null.</summary>
    public bool TryGet(string name, out JsonElement value)
    {
        // Of a form, only the fields that are read count: some clients send empty ones besides.
        if (_repeated.Remove(name))
            _errors.Add(Short(name), "Give this only once.");
        return _fields.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>The text of a field; null if it is missing or null, and, with an error, if it is not a text.</summary>
    public string? Text(string name)
    {
        if (!TryGet(name, out var value))
            return null;

        var (text, error) = JsonText.Read(value);
        if (error is not null)
            _errors.Add(name, error);
        return text;
    }

    /// <summary>The text of a field; null if it is missing or empty, and, with an error, if it is not a text.</summary>
    public string? OptionalText(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>The text of a field; empty, with an error, if it is missing, empty or not a text.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name);
        if (string.IsNullOrEmpty(text) && !_errors.Has(name))
            _errors.Add(name, "This field is required.");
        return text ?? "";
    }

    /// <summary>
    /// A text that must be present and have at most so many characters; empty, with an error, if it is not present or
    /// not a text.
    /// </summary>
    public string RequiredText(string name, int maxLength)
    {
        Require(name);
        var text = Text(name);
        if (text?.Length > maxLength)
            _errors.Add(name, string.Create(CultureInfo.InvariantCulture, $"Use at most {maxLength} characters."));
        return text ?? "";
    }

    /// <summary>A field that is true or false; false if it is missing, and, with an error, if it is neither.</summary>
    public bool Flag(string name)
    {
        if (!TryGet(name, out var value))
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        var (text, error) = JsonText.Read(value);
        if (error is null && (text is "" || bool.TryParse(text, out _)))
            return text is not "" && bool.Parse(text!);

        _errors.Add(name, "Use true or false.");
        return false;
    }

    /// <summary>
    /// A whole number that must be present and within the bounds; the least one, with an error, if not.
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
    /// An RFC 3339 instant; null if the field is missing or null, and, with an error, if it is not one.
    /// </summary>
    public DateTimeOffset? Instant(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (QueryText.TryReadInstant(JsonText.Read(value).Text, out var instant))
            return instant;

        _errors.Add(name, QueryText.NoInstant);
        return null;
    }

    /// <summary>A list of texts; null if the field is missing or null, and, with an error, if it is not one.</summary>
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

    /// <summary>Reports that a required field is missing, unless it has another error.</summary>
    public void Require(string name)
    {
        if (!TryGet(name, out _) && !_errors.Has(name))
            _errors.Add(name, "This field is required.");
    }

    private static async Task<(RequestFields? Fields, ProblemHttpResult? Refusal)> ParseAsync(
        HttpRequest request, FieldErrors errors, JsonDocumentOptions options)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, options, request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (OfJson(document.RootElement.Clone(), errors), null)
                : (null, Malformed("The body must be a JSON object."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is compared with others is not valid Unicode.
            return (null, Malformed("The body is not JSON: check its syntax."));
        }
    }

    private static RequestFields OfJson(JsonElement root, FieldErrors errors)
    {
        var fields = new RequestFields(errors) { Root = root };
        foreach (var property in root.EnumerateObject())
        {
            if (JsonText.NameOf(property) is { } name)
                fields.Add(name, property.Value);
            else
                errors.Add("$", "Give field names that are valid Unicode.");
        }

        return fields;
    }

    private static RequestFields OfForm(IFormCollection form, FieldErrors errors)
    {
        var fields = new RequestFields(errors);
        foreach (var (name, values) in form)
        {
            if (values.Count == 1)
                fields.Add(name, JsonSerializer.SerializeToElement(values[0]));
            else if (values.Count > 1)
                fields._repeated.Add(name);
        }

        return fields;
    }

    private void Add(string name, JsonElement value)
    {
        if (!_fields.TryAdd(name, value) && !_errors.Has(name))
            _errors.Add(Short(name), "Give this only once.");
    }

    private static string Short(string name) => name.Length <= MaxNameLength ? name : name[..MaxNameLength];

    private static ProblemHttpResult WrongContentType(string expected) => Problems.Of(
        StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"Send the body as {expected}, in UTF-8.");

    private static ProblemHttpResult Malformed(string detail) =>
        Problems.Of(StatusCodes.Status400BadRequest, "malformed_request", detail);
}
