using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Payg.Http.Errors;

namespace Payg.Http.Requests;

/// <summary>Describes the bodies and the refusals of endpoints to readers of the API document.</summary>
public static class EndpointDescriptions
{
    /// <summary>Documents the refusals that an endpoint may answer with.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder builder, params int[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        foreach (var status in statuses)
        {
            if (status == StatusCodes.Status400BadRequest)
                builder.Produces<HttpValidationProblemDetails>(status, "application/problem+json");
            else if (status == StatusCodes.Status402PaymentRequired)
                builder.Produces<PaymentProblemDetails>(status, "application/problem+json");
            else
                builder.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return builder;
    }

    /// <summary>
    /// Documents a JSON body that <see cref="RequestFields.ReadJsonAsync"/> reads. Routing does not learn the content
    /// type: it would refuse others before it is known who calls.
    /// </summary>
    public static RouteHandlerBuilder AcceptsJson<TBody>(this RouteHandlerBuilder builder) =>
        builder.AcceptsBody<TBody>([]);

    /// <summary>Documents a body that <see cref="RequestFields.ReadAsync"/> reads: JSON or a form.</summary>
    public static RouteHandlerBuilder AcceptsFields<TBody>(this RouteHandlerBuilder builder) =>
        builder.AcceptsBody<TBody>(RequestFields.ContentTypes);

    private static RouteHandlerBuilder AcceptsBody<TBody>(
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
