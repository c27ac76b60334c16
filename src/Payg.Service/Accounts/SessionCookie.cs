using Payg.Metering.Authenticate;

namespace Payg.Service.Accounts;

/// <summary>The cookie that carries a session token out of the reach of scripts.</summary>
internal static class SessionCookie
{
    /// <summary>Sets the cookie for as long as the token lasts.</summary>
    public static void Set(HttpContext context, string token, DateTimeOffset expiresAt)
    {
        var options = Options(context);
        options.Expires = expiresAt;
        context.Response.Cookies.Append(PaygAuthentication.CookieName, token, options);
    }

    /// <summary>Takes the cookie away, where there is one.</summary>
    public static void Delete(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(PaygAuthentication.CookieName))
            context.Response.Cookies.Delete(PaygAuthentication.CookieName, Options(context));
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
