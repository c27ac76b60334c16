using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Payg.Metering.Authenticate;

namespace Payg.Service.Http;

/// <summary>What endpoints of several slices declare in the same way.</summary>
internal static class EndpointExtensions
{
    private static readonly AuthorizationPolicy s_signedIn =
        new AuthorizationPolicyBuilder(PaygAuthentication.Scheme).RequireAuthenticatedUser().Build();

    /// <summary>Only for callers with a valid token.</summary>
    public static TBuilder RequirePayg<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(s_signedIn);

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

    /// <summary>Documents a body that <see cref="FieldReader"/> reads, and refuses other content types itself.</summary>
    public static RouteHandlerBuilder AcceptsFields<TBody>(this RouteHandlerBuilder builder)
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new FieldsMetadata(typeof(TBody))));
        return builder;
    }

    private sealed record FieldsMetadata(Type RequestType) : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes => FieldReader.ContentTypes;

        public bool IsOptional => true;

        Type? IAcceptsMetadata.RequestType => RequestType;
    }
}
