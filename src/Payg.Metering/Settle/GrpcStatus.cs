using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Payg.Metering.Settle;

/// <summary>
/// How a gRPC call ended: by <c>grpc-status</c> in the trailers, or in the headers of an answer without messages, while
/// the HTTP status is 200 in any case. Source: gRPC over HTTP2, "Responses".
/// </summary>
internal static class GrpcStatus
{
    private const string ContentType = "application/grpc";
    private const string Name = "grpc-status";
    private const string Ok = "0";

    public static bool IsGrpc(string? contentType) =>
        contentType is not null && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The status as far as the response says it; null where it does not, or not yet.</summary>
    public static string? Of(HttpResponse response)
    {
        if (response.Headers.TryGetValue(Name, out var inHeaders))
            return inHeaders;

        var trailers = response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers;
        return trailers is not null && trailers.TryGetValue(Name, out var inTrailers) ? (string?)inTrailers : null;
    }

    public static bool IsOk(HttpResponse response) => Of(response) is Ok;
}
