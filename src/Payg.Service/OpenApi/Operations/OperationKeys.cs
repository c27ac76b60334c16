using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Service.Idempotency;
using Payg.Storage.Model;

namespace Payg.Service.OpenApi.Operations;

internal sealed class OperationKeys : IOpenApiOperationTransformer
{
    private const string Description =
        "A key of the caller's own, 1 to 255 visible ASCII characters. For 24 hours, the same request with the same "
        + "key does nothing and is given the same answer, with `Idempotent-Replayed: true`. Another body with the key "
        + "is refused (`idempotency_key_reused`), and so is the request while the first is worked on "
        + "(`idempotency_key_in_progress`). A request that was refused leaves its key free.";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IdempotentAttribute>().Any())
            return Task.CompletedTask;
        operation.Parameters ??= [];
        var known = operation.Parameters.OfType<OpenApiParameter>()
            .FirstOrDefault(one => one is { In: ParameterLocation.Header, Name: IdempotencyExtensions.Header });
        if (known is null)
        {
            known = new OpenApiParameter
            {
                Name = IdempotencyExtensions.Header,
                In = ParameterLocation.Header,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            operation.Parameters.Add(known);
        }

        known.Description = Description;
        if (known.Schema is OpenApiSchema schema)
            (schema.MinLength, schema.MaxLength) = (1, IdempotencyKeyRow.MaxKeyLength);
        foreach (var (status, item) in operation.Responses ?? [])
        {
            if (!status.StartsWith('2') || item is not OpenApiResponse response)
                continue;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[IdempotencyExtensions.ReplayedHeader] = new OpenApiHeader
            {
                Description = "true where the answer was given before to the same key; else absent",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return Task.CompletedTask;
    }
}
