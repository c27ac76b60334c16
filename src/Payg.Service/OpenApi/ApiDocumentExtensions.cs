using Scalar.AspNetCore;

namespace Payg.Service.OpenApi;

/// <summary>The API document and its reference page.</summary>
internal static class ApiDocumentExtensions
{
    /// <summary>Adds the document, OpenAPI 3.1. Its descriptions are the doc comments of the code.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer<DocumentHead>();
            options.AddDocumentTransformer<JsonValueSchema>();
            options.AddOperationTransformer<OperationSecurity>();
            options.AddOperationTransformer<OperationResponses>();
            options.AddOperationTransformer<OperationExamples>();
            options.AddSchemaTransformer<AuditActionSchema>();
            options.AddSchemaTransformer<InstantSchema>();
            options.AddSchemaTransformer<ProblemSchema>();
        });

    /// <summary>Maps <c>/openapi/v1.json</c> and <c>/docs</c>, which loads nothing from elsewhere.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", reference => reference
            .WithTitle("Payg API")
            .DisableDefaultFonts());
    }
}
