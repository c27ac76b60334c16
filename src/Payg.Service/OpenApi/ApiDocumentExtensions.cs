using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Payg.Service.OpenApi.Operations;
using Payg.Service.Portal;

namespace Payg.Service.OpenApi;

internal static class ApiDocumentExtensions
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly (string Path, string Document)[] s_texts =
        [("/docs.md", ApiDocument.ForCustomers), ("/docs/administration.md", ApiDocument.Complete)];

    /// <summary>Adds the documents, OpenAPI 3.1. Their descriptions are the doc comments of the code.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder)
    {
        // Both calls stand here: the generator that collects the doc comments looks for them.
        builder.Services.AddOpenApi(ApiDocument.Complete, options => Describe(options));
        builder.Services.AddOpenApi(ApiDocument.ForCustomers, options =>
        {
            Describe(options);
            options.ShouldInclude = operation => !operation.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>()
                .Any(tags => tags.Tags.Contains(DocumentHead.Administration, StringComparer.Ordinal));
        });

        static void Describe(OpenApiOptions options)
        {
            options.AddDocumentTransformer<DocumentHead>();
            options.AddDocumentTransformer<JsonValueSchema>();
            options.AddOperationTransformer<OperationNames>();
            options.AddOperationTransformer<OperationSecurity>();
            options.AddOperationTransformer<OperationResponses>();
            options.AddOperationTransformer<OperationParameters>();
            options.AddOperationTransformer<OperationKeys>();
            options.AddOperationTransformer<OperationExamples>();
            options.AddSchemaTransformer<AuditActionSchema>();
            options.AddSchemaTransformer<InstantSchema>();
            options.AddSchemaTransformer<ProblemSchema>();
        }
    }

    /// <summary>
    /// Maps <c>/openapi/v1.json</c>, <c>/openapi/customers.json</c>, both as Markdown, <c>/llms.txt</c>, and
    /// <c>/docs</c>, which loads nothing from elsewhere. Each is made once: nobody needs a token to ask for them.
    /// </summary>
    public static void MapApiDocument(this WebApplication app)
    {
        foreach (var name in (string[])[ApiDocument.Complete, ApiDocument.ForCustomers])
        {
            var document = new ApiDocument(name, app.Services);
            app.MapMethods($"/openapi/{name}.json", s_reading, document.ServeAsync).ExcludeFromDescription();
        }

        foreach (var (path, name) in s_texts)
        {
            var text = new ApiDocument(name, app.Services, asMarkdown: true);
            app.MapMethods(path, s_reading, text.ServeAsync).ExcludeFromDescription();
        }

        var product = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        app.MapMethods("/llms.txt", s_reading, AgentGuide.Of(product)).ExcludeFromDescription();
        app.MapMethods("/docs", s_reading, ReferencePage.Of(product.Name)).ExcludeFromDescription();
        foreach (var (name, script) in ReferencePage.Scripts)
        {
            app.MapMethods($"/docs/{name}", s_reading, context => script.Value.ServeAsync(context))
                .ExcludeFromDescription();
        }
    }
}
