using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi;

/// <summary>
/// What is passed on as it is stored is an object with members of any kind. Without a type it would also be null, and
/// null would match both branches of "null or this".
/// </summary>
internal sealed class ObjectSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(JsonElement))
            (schema.Type, schema.AdditionalProperties) = (JsonSchemaType.Object, new OpenApiSchema());
        return Task.CompletedTask;
    }
}
