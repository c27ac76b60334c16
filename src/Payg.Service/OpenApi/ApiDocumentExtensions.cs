namespace Payg.Service.OpenApi;

/// <summary>The API document and its reference page.</summary>
internal static class ApiDocumentExtensions
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the document, OpenAPI 3.1. Its descriptions are the doc comments of the code.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer<DocumentHead>();
            options.AddDocumentTransformer<JsonValueSchema>();
            options.AddOperationTransformer<OperationNames>();
            options.AddOperationTransformer<OperationSecurity>();
            options.AddOperationTransformer<OperationResponses>();
            options.AddOperationTransformer<OperationExamples>();
            options.AddSchemaTransformer<AuditActionSchema>();
            options.AddSchemaTransformer<InstantSchema>();
            options.AddSchemaTransformer<ProblemSchema>();
        });

    /// <summary>
    /// Maps <c>/openapi/v1.json</c> and <c>/docs</c>, which loads nothing from elsewhere. Each is made once: nobody
    /// needs a token to ask for them.
    /// </summary>
    public static void MapApiDocument(this WebApplication app)
    {
        var document = new ApiDocument(app.Services);
        app.MapMethods("/openapi/v1.json", s_reading, document.ServeAsync).ExcludeFromDescription();
        app.MapMethods("/docs", s_reading, ReferencePage.ServeAsync).ExcludeFromDescription();
        foreach (var (name, script) in ReferencePage.Scripts)
        {
            app.MapMethods($"/docs/{name}", s_reading, context => script.Value.ServeAsync(context))
                .ExcludeFromDescription();
        }
    }
}
