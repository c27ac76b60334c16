using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payg.Metering.Http;

/// <summary>JSON as it comes from outside, where a text may be no text or no valid Unicode.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <summary>Whether the body of a request is said to be UTF-8, or nothing is said of it but its type.</summary>
    public static bool IsUtf8(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
        && (contentType.Charset.Length == 0
            || HeaderUtilities.RemoveQuotes(contentType.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body of a request.</summary>
    /// <exception cref="JsonException">It is no JSON, or names a field twice or with half a surrogate pair.</exception>
    public static async Task<JsonElement> ParseAsync(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, s_options, request.HttpContext.RequestAborted);
            var root = document.RootElement.Clone();

            // Each name is read once here, so that none can fail later.
            if (root.ValueKind == JsonValueKind.Object)
                _ = root.EnumerateObject().Sum(field => field.Name.Length);
            return root;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A name holds half a surrogate pair.", exception);
        }
    }

    /// <summary>The text, or what is wrong with it.</summary>
    public static (string? Text, string? Error) Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return (null, "This field must be a string.");

        try
        {
            return (value.GetString(), null);
        }
        catch (InvalidOperationException)
        {
            return (null, "Send valid Unicode: this field holds none.");
        }
    }
}
