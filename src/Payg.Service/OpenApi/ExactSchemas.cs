using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi;

/// <summary>
/// Says what answers really hold, where the framework says less: numbers are numbers (it adds that they might be read
/// from strings) and instants are strings (it does not see into their converter).
/// </summary>
internal sealed class ExactSchemas : IOpenApiSchemaTransformer
{
    private const JsonSchemaType AnyNumber = JsonSchemaType.Integer | JsonSchemaType.Number;

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Type is { } type && (AnyNumber & type) is not default(JsonSchemaType)
            && type.HasFlag(JsonSchemaType.String))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        var instant = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (instant == typeof(DateTimeOffset))
        {
            var isNullable = instant != context.JsonTypeInfo.Type;
            schema.Type = JsonSchemaType.String | (isNullable ? JsonSchemaType.Null : default);
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }
}
