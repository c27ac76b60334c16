using System.Net.Http.Json;
using System.Text;

namespace Payg.Service.Tests.Hosting;

/// <summary>Makes request bodies.</summary>
internal static class Bodies
{
    /// <summary>A name and a password in one of the three content types: json, multipart or urlencoded.</summary>
    public static HttpContent Of(string contentType, string username, string password) => contentType switch
    {
        "json" => JsonContent.Create(new { username, password }),
        "multipart" => new MultipartFormDataContent
        {
            { new StringContent(username), "username" },
            { new StringContent(password), "password" },
        },
        "urlencoded" => new FormUrlEncodedContent(
            [new KeyValuePair<string, string>("username", username), new("password", password)]),
        _ => throw new ArgumentOutOfRangeException(nameof(contentType)),
    };

    /// <summary>Text as JSON, whether it is or not.</summary>
    public static HttpContent Json(string text) => Raw(Encoding.UTF8.GetBytes(text), "application/json");

    /// <summary>Bytes with a content type as it is written; null for none.</summary>
    public static HttpContent Raw(byte[] bytes, string? contentType)
    {
        var content = new ByteArrayContent(bytes);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
