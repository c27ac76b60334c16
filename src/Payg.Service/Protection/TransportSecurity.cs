namespace Payg.Service.Protection;

/// <summary>
/// HTTP Strict Transport Security (RFC 6797): sent in every answer to a request by https, so that a browser never asks
/// in clear text again. Not for this machine's own names, where other programs may speak http.
/// </summary>
internal static class TransportSecurity
{
    private const string ForAYear = "max-age=31536000";
    private static readonly string[] s_ownNames = ["localhost", "127.0.0.1", "[::1]"];

    public static void Set(HttpContext context)
    {
        if (context.Request.IsHttps
            && !s_ownNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.Headers.StrictTransportSecurity = ForAYear;
        }
    }
}
