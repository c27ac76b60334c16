using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi.Operations;

/// <summary>
/// Names operations as clients know them. The endpoints of <c>MapPayg</c> have a prefix, so that they can be in an
/// application that has endpoints of the same names; the document of the service never had it.
/// </summary>
internal sealed class OperationNames : IOpenApiOperationTransformer
{
    private const string Prefix = "payg_";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId is { } id && id.StartsWith(Prefix, StringComparison.Ordinal))
            operation.OperationId = id[Prefix.Length..];
        return Task.CompletedTask;
    }
}
