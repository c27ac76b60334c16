using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Finds the token that a request carries: <c>Authorization: Bearer t</c> or <c>Token t</c>, the scheme in any case
/// (RFC 9110, section 11.1), or else the session cookie. A header of another scheme, as a proxy in front asks for, says
/// nothing about a token.
/// </summary>
public static class RequestToken
{
    /// <summary>
    /// The token as sent, not checked in any way, or empty, or where it came in a cookie that another
    /// site may have caused the browser to send.
    /// </summary>
    public static ReadOnlySpan<char> Of(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 1)
            return [];
        if (HeaderOf(request) is { } header)
            return header.AsSpan(header.IndexOf(' ', StringComparison.Ordinal) + 1).Trim(' ');

        return SessionCookieName.Read(request) is { } token && RequestOrigin.IsOwn(request) ? token : [];
    }

    /// <summary>Whether the session cookie is all that the request is authenticated by.</summary>
    public static bool HasCookie(HttpRequest request) =>
        request.Headers.Authorization.Count <= 1
        && HeaderOf(request) is null
        && SessionCookieName.Read(request) is not null;

    /// <summary>The Authorization header; null for several headers or a scheme that is not for tokens.</summary>
    internal static string? HeaderOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && (HasScheme(header, "Bearer") || HasScheme(header, "Token"))
            ? header
            : null;

    private static bool HasScheme(string header, string scheme) =>
        header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && (header.Length == scheme.Length || header[scheme.Length] is ' ');
}
