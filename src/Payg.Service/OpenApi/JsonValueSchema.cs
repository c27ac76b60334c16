using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi;

/// <summary>
/// What is shown as the JSON that it is stored as is always an object, with members of any kind. A schema that says
/// nothing would take null too, and a value that may be null instead would then fit twice.
/// </summary>
internal sealed class JsonValueSchema : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (document.Components?.Schemas is { } schemas
            && schemas.TryGetValue(nameof(JsonElement), out var found) && found is OpenApiSchema schema)
        {
            (schema.Type, schema.AdditionalProperties) = (JsonSchemaType.Object, new OpenApiSchema());
        }

        return Task.CompletedTask;
    }
}
