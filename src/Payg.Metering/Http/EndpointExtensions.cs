using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Http;

/// <summary>What endpoints of several slices declare in the same way.</summary>
internal static class EndpointExtensions
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

    /// <summary>Documents the refusals that an endpoint may answer with.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            if (status == StatusCodes.Status400BadRequest)
                builder.Produces<HttpValidationProblemDetails>(status, "application/problem+json");
            else
                builder.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return builder;
    }

    /// <summary>
    /// Documents a JSON body that <see cref="JsonFields"/> reads. No content type is told to the routing, which would
    /// refuse others before it is known who asks.
    /// </summary>
    public static RouteHandlerBuilder AcceptsJson<TBody>(this RouteHandlerBuilder builder) =>
        builder.AcceptsBody<TBody>([]);

    /// <summary>Documents a body that the handler reads for itself.</summary>
    public static RouteHandlerBuilder AcceptsBody<TBody>(
        this RouteHandlerBuilder builder, IReadOnlyList<string> contentTypes)
    {
        var body = new BodyMetadata(typeof(TBody), contentTypes);
        builder.Add(endpoint => endpoint.Metadata.Add(body));
        return builder;
    }

    private sealed record BodyMetadata(Type RequestType, IReadOnlyList<string> ContentTypes) : IAcceptsMetadata
    {
        public bool IsOptional => false;

        Type? IAcceptsMetadata.RequestType => RequestType;
    }
}
