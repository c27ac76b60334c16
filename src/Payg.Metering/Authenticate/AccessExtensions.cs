using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>Who may call an endpoint.</summary>
public static class AccessExtensions
{
    private static readonly AuthorizationPolicy s_signedIn =
        new AuthorizationPolicyBuilder(PaygAuthentication.Scheme)
            .RequireClaim(Caller.ScopeClaim, nameof(TokenScopes.Read)).Build();

    private static readonly AuthorizationPolicy s_session =
        new AuthorizationPolicyBuilder(PaygAuthentication.Scheme)
            .RequireClaim(Caller.TokenKindClaim, nameof(TokenKind.Session)).Build();

    /// <summary>Only for callers with a valid token that may read.</summary>
    public static TBuilder RequirePayg<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(s_signedIn);

    /// <summary>Only for users who logged in: an API key, which may leak, cannot make or change anything.</summary>
    public static TBuilder RequireSession<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(s_session).WithMetadata(SessionRule.SignedIn);

    /// <summary>
    /// Only for users who showed their password a short while ago, where the application keeps passwords.
    /// </summary>
    public static TBuilder RequireRecentPassword<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(SessionRule.RecentPassword);
}
