namespace Payg.Metering.Authenticate;

/// <summary>Names of the authentication by tokens.</summary>
public static class PaygAuthentication
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "Payg";

    /// <summary>
    /// The parts of the name of the cookie that carries a session token for the portal; see
    /// <see cref="SessionCookieName"/>.
    /// </summary>
    public const string CookieName = "payg_session";

    /// <summary>The challenge that a refused caller gets. Source: RFC 9110, section 11.6.1.</summary>
    public const string Challenge = "Bearer realm=\"payg\", Token realm=\"payg\"";
}
