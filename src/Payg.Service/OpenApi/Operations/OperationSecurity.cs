using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Metering.Measure;

namespace Payg.Service.OpenApi.Operations;

internal sealed class OperationSecurity : IOpenApiOperationTransformer
{
    public const string Bearer = "token";

    public const string Cookie = "cookie";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Security = metadata.Any(item => item is AuthorizationPolicy or IAuthorizeData or MeteredAttribute)
            ? [Requirement(Bearer, context.Document), Requirement(Cookie, context.Document)]
            : [];
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
