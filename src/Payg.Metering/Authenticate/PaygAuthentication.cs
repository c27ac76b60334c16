namespace Payg.Metering.Authenticate;

/// <summary>Names of the authentication by tokens.</summary>
public static class PaygAuthentication
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "Payg";

    /// <summary>
    /// What the name of the cookie that carries a session token for the portal is made of; see
    /// <see cref="SessionCookieName"/>.
    /// </summary>
    public const string CookieName = "payg_session";

    /// <summary>What a refused caller is told to send. Source: RFC 9110, section 11.6.1.</summary>
    public const string Challenge = "Bearer realm=\"payg\", Token realm=\"payg\"";
}
