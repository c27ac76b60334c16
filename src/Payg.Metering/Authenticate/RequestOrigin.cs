using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Whether a request comes from a page of this site, as browsers say by <c>Sec-Fetch-Site</c> (W3C Fetch Metadata) and
/// <c>Origin</c> (RFC 6454), which no page can forge. It protects what is authenticated by a cookie against cross-site
/// request forgery. Source: OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata headers".
/// </summary>
public static class RequestOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>
    /// True when the browser says so; also where it says nothing, as long as the method changes nothing. What is said
    /// twice is not believed.
    /// </summary>
    public static bool IsOwn(HttpRequest request)
    {
        var sites = request.Headers[FetchSite];
        if (sites.Count > 0)
            return sites is ["same-origin"] || (sites is ["none"] && IsSafe(request));

        var origins = request.Headers.Origin;
        if (origins.Count > 0)
        {
            return origins is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && IsHost(uri, request.Host);
        }

        return IsSafe(request);
    }

    /// <summary>True only when the browser says that a page of another site made the request.</summary>
    public static bool IsForeign(HttpRequest request) =>
        (request.Headers[FetchSite].Count > 0 || request.Headers.Origin.Count > 0) && !IsOwn(request);

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method);

    /// <summary>
    /// Whether the origin has the host and the port of the Host header. A port that is left out is the default one of
    /// the origin's scheme; the scheme itself is not compared, because a proxy may change it.
    /// </summary>
    private static bool IsHost(Uri origin, HostString host) =>
        string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && origin.Port == (host.Port ?? DefaultPortOf(origin));

    private static int DefaultPortOf(Uri origin) =>
        string.Equals(origin.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ? 443 : 80;
}
