using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Service.Admin;
using Payg.Service.Audit;

namespace Payg.Service.OpenApi;

/// <summary>Lists what can be done that is noted, so that a client can have words for all of it.</summary>
internal sealed class AuditActionSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { Name: "action" } property
            && property.DeclaringType == typeof(AuditEntryResponse))
        {
            schema.Enum = [.. AuditActions.All.Select(action => JsonValue.Create(action))];
        }

        return Task.CompletedTask;
    }
}
