using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Http.Errors;

namespace Payg.Service.OpenApi;

internal sealed class ProblemSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (!typeof(ProblemDetails).IsAssignableFrom(type))
            return Task.CompletedTask;

        schema.Description = "What is wrong and what to do (RFC 9457).";
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Properties[Problems.CodeMember] = Text("Names the kind of problem for good; programs decide by it");
        schema.Properties["trace_id"] = Text("Finds the request in the service's logs");
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "title", "status", Problems.CodeMember };
        Describe(schema, "type", "A page about the status");
        Describe(schema, "title", "What is wrong, in general");
        Describe(schema, "status", "The HTTP status");
        Describe(schema, "detail", "What is wrong with this request and what to do");
        Describe(schema, "instance", "Which occurrence it is");
        Describe(schema, "errors", "What is wrong with each field; absent where no field is at fault");
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static void Describe(OpenApiSchema schema, string property, string description)
    {
        if (schema.Properties!.TryGetValue(property, out var found) && found is OpenApiSchema known)
            known.Description = description;
    }
}
