using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;

namespace Payg.Service.Accounts.Sessions;

/// <summary>
/// The cookies that a browser keeps for the service, out of the reach of scripts. They are for HTTPS alone, whatever a
/// proxy in front forgets to say, except at localhost and where the settings allow plain HTTP. Thread-safe.
/// </summary>
internal sealed class SessionCookie(IOptions<AccessTokenOptions> settings)
{
    private const string Session = PaygAuthentication.CookieName;
    private const string Device = "payg_device";

    /// <summary>Over plain HTTP the browser would throw a cookie away that is for HTTPS alone.</summary>
    public ProblemHttpResult? RefusePlainHttp(HttpRequest request) =>
        IsForHttps(request) && !SaysHttps(request) && OriginHas(request, Uri.UriSchemeHttp)
            ? Problems.Of(StatusCodes.Status403Forbidden, "https_required",
                "Signing in with a browser needs HTTPS. To allow plain HTTP, set Payg__Tokens__AllowPlainHttp=true.")
            : null;

    public void Set(HttpContext context, string token, DateTimeOffset expiresAt) =>
        Append(context, Session, token, expiresAt);

    /// <summary>Removes the cookie of the session, under each name that the request has it.</summary>
    public static void Delete(HttpContext context)
    {
        var request = context.Request;
        string[] names =
            [SessionCookieName.Secure(Session, request), SessionCookieName.Plain(Session, request), Session];
        foreach (var name in names.Distinct(StringComparer.Ordinal).Where(request.Cookies.ContainsKey))
        {
            var isSecure = name.StartsWith("__Host-", StringComparison.Ordinal);
            context.Response.Cookies.Delete(name, Options(isSecure || request.IsHttps));
        }
    }

    public string? ReadDevice(HttpRequest request) =>
        request.Cookies[SessionCookieName.Secure(Device, request)]
        ?? (IsForHttps(request) ? null : request.Cookies[SessionCookieName.Plain(Device, request)]);

    public void SetDevice(HttpContext context, string value, DateTimeOffset expiresAt) =>
        Append(context, Device, value, expiresAt);

    private void Append(HttpContext context, string name, string value, DateTimeOffset expiresAt)
    {
        var isForHttps = IsForHttps(context.Request);
        var options = Options(isForHttps);
        options.Expires = expiresAt;
        context.Response.Cookies.Append(
            isForHttps
                ? SessionCookieName.Secure(name, context.Request)
                : SessionCookieName.Plain(name, context.Request),
            value, options);
    }

    private bool IsForHttps(HttpRequest request) =>
        SaysHttps(request) || !(settings.Value.AllowPlainHttp || IsLocalhost(request.Host));

    /// <summary>
    /// Whether anything says that the browser uses HTTPS. A header of a proxy that is not trusted is enough here: it
    /// can only make the cookie stricter.
    /// </summary>
    private static bool SaysHttps(HttpRequest request) =>
        request.IsHttps
        || OriginHas(request, Uri.UriSchemeHttps)
        || HeaderHas(request, "X-Forwarded-Proto", Uri.UriSchemeHttps)
        || HeaderHas(request, "Forwarded", "proto=https")
        || HeaderHas(request, "X-Forwarded-Ssl", "on");

    private static bool OriginHas(HttpRequest request, string scheme) =>
        request.Headers.Origin is [{ } origin]
        && origin.StartsWith(scheme + Uri.SchemeDelimiter, StringComparison.OrdinalIgnoreCase);

    private static bool HeaderHas(HttpRequest request, string name, string part) =>
        request.Headers[name].Any(value => value?.Contains(part, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsLocalhost(HostString host) =>
        host.Host is "localhost"
        || host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    private static CookieOptions Options(bool isSecure) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = isSecure,
    };
}
