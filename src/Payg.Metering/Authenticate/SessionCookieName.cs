using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// The names of a service's cookies. Browsers keep one set of cookies for all ports of a host, so the name says which
/// service it is: a port that is not the default one, and a path prefix, are part of it.
/// </summary>
public static class SessionCookieName
{
    /// <summary>Only HTTPS and only this host can set a cookie named so (RFC 6265bis, section 4.1.3.2).</summary>
    private const string HostPrefix = "__Host-";

    /// <summary>The name of the cookie that a browser holds for HTTPS alone.</summary>
    /// <param name="name">What the cookie is for, such as <see cref="PaygAuthentication.CookieName"/>.</param>
    /// <param name="request">A request to the service.</param>
    public static string Secure(string name, HttpRequest request) => HostPrefix + Plain(name, request);

    /// <summary>The name of the cookie that a browser may send over plain HTTP too.</summary>
    /// <param name="name">What the cookie is for, such as <see cref="PaygAuthentication.CookieName"/>.</param>
    /// <param name="request">A request to the service.</param>
    public static string Plain(string name, HttpRequest request)
    {
        var port = request.Host.Port is { } number and not (80 or 443) ? $"_{number}" : "";
        return request.PathBase.HasValue
            ? $"{name}{port}{string.Concat(request.PathBase.Value!.Select(Allowed)).TrimEnd('_')}"
            : name + port;
    }

    /// <summary>
    /// The session token of the request's cookie, or null. What came by HTTPS is believed only where
    /// nobody but this host can have set it; on plain HTTP the name that earlier versions used is read too.
    /// </summary>
    public static string? Read(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0)
            return null;

        const string Name = PaygAuthentication.CookieName;
        var cookies = request.Cookies;
        return cookies[Secure(Name, request)]
            ?? (request.IsHttps ? null : cookies[Plain(Name, request)] ?? cookies[Name]);
    }

    private static char Allowed(char character) => char.IsAsciiLetterOrDigit(character) ? character : '_';
}
