using System.Text.Json;

namespace Payg.Service.Http;

/// <summary>A text in JSON, which may be no text or no valid Unicode.</summary>
internal static class JsonText
{
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
