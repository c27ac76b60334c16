using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Metering.Http;

namespace Payg.Service.Http;

/// <summary>
/// Reads a body of a few texts, in whichever of three content types it comes: JSON, multipart or urlencoded form. What
/// cannot be read ends in a refusal, what can be read but is not right in an error at its field.
/// </summary>
internal sealed class FieldReader
{
    /// <summary>The content types that are read.</summary>
    public static readonly string[] ContentTypes =
        [MediaTypeNames.Application.Json, MediaTypeNames.Multipart.FormData, MediaTypeNames.Application.FormUrlEncoded];

    private readonly Func<string, (string? Text, string? Error)> _read;
    private readonly Func<string, bool?> _readFlag;

    private FieldReader(Func<string, (string? Text, string? Error)> read, Func<string, bool?> readFlag) =>
        (_read, _readFlag) = (read, readFlag);

    /// <summary>Reads the body; the second part says why it could not be read.</summary>
    public static async Task<(FieldReader? Fields, ProblemHttpResult? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!JsonText.IsUtf8(request))
            return (null, WrongContentType());

        try
        {
            if (request.HasFormContentType)
            {
                var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
                return (new FieldReader(name => OfForm(form, name), _ => null), null);
            }

            if (!request.HasJsonContentType())
                return (null, WrongContentType());

            var root = await JsonText.ParseAsync(request);
            return root.ValueKind == JsonValueKind.Object
                ? (new FieldReader(name => OfJson(root, name), name => FlagOfJson(root, name)), null)
                : (null, Malformed("The body must be a JSON object."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException
            || (exception is IOException && exception is not BadHttpRequestException)
            || exception is NotSupportedException)
        {
            // The last: a part of a form says that it is in UTF-7.
            return (null, Malformed("The body is not what its content type says: check its syntax."));
        }
    }

    /// <summary>The text of a field; empty, with an error at the field, where it is missing or no text.</summary>
    public string Required(string name, FieldErrors errors)
    {
        var (text, error) = _read(name);
        if (error is not null)
            errors.Add(name, error);
        else if (string.IsNullOrEmpty(text))
            errors.Add(name, "This field is required.");
        return text ?? "";
    }

    /// <summary>
    /// The text of a field; null where it is missing or empty, and, with an error, where it is no text.
    /// </summary>
    public string? Optional(string name, FieldErrors errors)
    {
        var (text, error) = _read(name);
        if (error is not null)
            errors.Add(name, error);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>
    /// A field that is true or false; false where it is missing, and, with an error, where it is neither.
    /// </summary>
    public bool Flag(string name, FieldErrors errors)
    {
        if (_readFlag(name) is { } flag)
            return flag;
        var (text, error) = _read(name);
        if (error is null && string.IsNullOrEmpty(text))
            return false;
        if (error is null && bool.TryParse(text, out flag))
            return flag;

        errors.Add(name, "Use true or false.");
        return false;
    }

    private static bool? FlagOfJson(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is (JsonValueKind.True or JsonValueKind.False)
            ? value.GetBoolean()
            : null;

    private static (string? Text, string? Error) OfForm(IFormCollection form, string name) => form[name] switch
    {
        [] => (null, null),
        [var text] => (text, null),
        _ => (null, "Give this field once."),
    };

    private static (string? Text, string? Error) OfJson(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? JsonText.Read(value)
            : (null, null);

    private static ProblemHttpResult WrongContentType() => Problems.Of(
        StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type",
        $"Send the body as {string.Join(", ", ContentTypes)}, in UTF-8.");

    private static ProblemHttpResult Malformed(string detail) =>
        Problems.Of(StatusCodes.Status400BadRequest, "malformed_request", detail);
}
