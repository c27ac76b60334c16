using Microsoft.AspNetCore.Authorization;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;

namespace Payg.Service.Http;

internal static class ServiceEndpointExtensions
{
    private static readonly AuthorizationPolicy s_administrator =
        new AuthorizationPolicyBuilder(PaygAuthentication.Scheme)
            .RequireRole(Caller.AdministratorRole)
            .RequireClaim(Caller.TokenKindClaim, nameof(TokenKind.Session)).Build();

    private static readonly AuthorizationPolicy s_metrics =
        new AuthorizationPolicyBuilder(PaygAuthentication.Scheme)
            .RequireRole(Caller.AdministratorRole)
            .RequireClaim(Caller.ScopeClaim, nameof(TokenScopes.Metrics)).Build();

    /// <summary>Others are refused before anything is read or looked up.</summary>
    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(s_administrator).WithMetadata(SessionRule.Administrator);

    /// <summary>Only for tokens of administrators with the scope for metrics, API keys too.</summary>
    public static TBuilder RequireMetricsScope<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(s_metrics);

    /// <summary>Also for users who must change their password or set up an authenticator app first.</summary>
    public static TBuilder RequireSessionBeforeSetUp<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireSession().WithMetadata(SessionRule.EvenBeforeSetUp);
}
