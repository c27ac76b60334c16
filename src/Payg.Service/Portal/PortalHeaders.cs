namespace Payg.Service.Portal;

/// <summary>What the portal's pages may do, as their policy states.</summary>
internal static class PortalHeaders
{
    /// <summary>
    /// Scripts come from the portal's own files only, none is inline. Styles may be: the component library writes
    /// them as the components are shown. Nothing is loaded from, sent to or framed by another site.
    /// Source: W3C Content Security Policy Level 3; OWASP Secure Headers Project.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'";

    /// <summary>Sets the headers of one response.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
