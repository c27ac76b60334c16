namespace Payg.Service.Portal;

internal static class PortalHeaders
{
    /// <summary>
    /// Scripts come from the portal's own files only, none is inline. Styles may be: the component library writes
    /// them as the components are shown. Nothing is loaded from, sent to or framed by another site, but for
    /// pictures from the origin of the operator's logo.
    /// Source: W3C Content Security Policy Level 3; OWASP Secure Headers Project.
    /// </summary>
    private static string PolicyFor(string? pictures) =>
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + $"img-src 'self' data:{(pictures is null ? "" : " " + pictures)}; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'";

    private static readonly string s_ownPolicy = PolicyFor(null);

    /// <param name="pictures">Another origin from which the page may load pictures; null: no other.</param>
    public static void Set(IHeaderDictionary headers, string? pictures = null)
    {
        headers.ContentSecurityPolicy = pictures is null ? s_ownPolicy : PolicyFor(pictures);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
