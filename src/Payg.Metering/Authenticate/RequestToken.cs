using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Finds the token that a request carries: <c>Authorization: Bearer t</c> or <c>Token t</c>, the scheme in any case
/// (RFC 9110, section 11.1), or else the session cookie.
/// </summary>
public static class RequestToken
{
    /// <summary>
    /// The token as sent, not checked in any way; empty where there is none, or where it came in a cookie that another
    /// site may have caused the browser to send.
    /// </summary>
    public static ReadOnlySpan<char> Of(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count > 0)
            return header.Count == 1 ? OfHeader(header[0]) : [];

        return HasCookie(request) && RequestOrigin.IsOwn(request) ? request.Cookies[PaygAuthentication.CookieName] : [];
    }

    /// <summary>The one Authorization header as sent; null where there is none, or more than one.</summary>
    internal static string? HeaderOf(HttpRequest request) =>
        request.Headers.Authorization is { Count: 1 } header ? header[0] : null;

    /// <summary>Whether the session cookie is all that the request is authenticated by.</summary>
    public static bool HasCookie(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
        && request.Headers.Cookie.Count > 0
        && request.Cookies.ContainsKey(PaygAuthentication.CookieName);

    private static ReadOnlySpan<char> OfHeader(ReadOnlySpan<char> header)
    {
        var space = header.IndexOf(' ');
        if (space < 0)
            return [];

        var scheme = header[..space];
        return scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("Token", StringComparison.OrdinalIgnoreCase)
            ? header[space..].Trim(' ')
            : [];
    }
}
