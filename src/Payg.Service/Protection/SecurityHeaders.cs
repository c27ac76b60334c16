namespace Payg.Service.Protection;

/// <summary>
/// The policy for answers of the API. The portal's pages have a policy of their own, which they set
/// themselves. Source: OWASP REST Security Cheat Sheet, "Security Headers"; W3C Content Security Policy Level 3.
/// </summary>
internal static class SecurityHeaders
{
    private const string DocsPath = "/docs";

    /// <summary>An answer of the API is data: nothing in it runs, loads or is framed.</summary>
    private const string ForData = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The reference page's library writes styles as it runs; scripts come from files only.</summary>
    private const string ForDocs =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>Sets the headers of everything that is answered further down.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        Set(context);
        return next(context);
    });

    /// <summary>Sets the headers of one response; what it says of a page or of caching later takes over.</summary>
    public static void Set(HttpContext context)
    {
        var isDocs = context.Request.Path.StartsWithSegments(DocsPath, StringComparison.OrdinalIgnoreCase);
        var headers = context.Response.Headers;
        TransportSecurity.Set(context);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = isDocs ? ForDocs : ForData;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "no-store";
    }
}
