using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payg.Http.Requests;

/// <summary>JSON as it comes from outside, where a text may be no text or no valid Unicode.</summary>
public static class JsonText
{
    /// <summary>Whether the body of a request is said to be UTF-8, or nothing is said of it but its type.</summary>
    public static bool IsUtf8(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
        && (contentType.Charset.Length == 0
            || HeaderUtilities.RemoveQuotes(contentType.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

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

    /// <summary>The name of a field; null if it is not valid Unicode.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is half a character: JSON's grammar allows it, a string cannot hold it.
            return null;
        }
    }
}
