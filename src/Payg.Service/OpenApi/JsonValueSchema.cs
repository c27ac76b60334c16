using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi;

/// <summary>
/// What is shown as the JSON that it is stored as is always an object; a schema that says nothing would take null too,
/// and a value that may be null instead would then fit twice.
/// </summary>
internal sealed class JsonValueSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(JsonElement))
            (schema.Type, schema.AdditionalProperties) = (JsonSchemaType.Object, new OpenApiSchema());
        return Task.CompletedTask;
    }
}
