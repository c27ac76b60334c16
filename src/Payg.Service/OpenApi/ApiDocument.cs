using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Http.Caching;
using Payg.Service.Http;

namespace Payg.Service.OpenApi;

/// <summary>
/// One of the API documents, made when it is first asked for and kept: it follows from the code and from the path below
/// which the service is reached. Thread-safe.
/// </summary>
internal sealed class ApiDocument(string name, IServiceProvider services, bool asMarkdown = false)
{
    /// <summary>The name of the document that has every operation.</summary>
    public const string Complete = "v1";

    /// <summary>The name of the document that leaves out what is for administrators.</summary>
    public const string ForCustomers = "customers";

    private const string Markdown = $"{MediaTypeNames.Text.Markdown}; charset=utf-8";
    private const string MayBeKept = "public, max-age=300";

    // Stands for the path below which the service is reached: writing the document again for each would be dear.
    private const string Server = "{the-path-of-the-service}";

    private readonly Lock _gate = new();
    private Task<PrefixedAnswers>? _made;

    public async Task ServeAsync(HttpContext context)
    {
        var answers = await MakeOnceAsync().WaitAsync(context.RequestAborted);
        await answers.ServeAsync(context);
    }

    /// <summary>Requests during its creation wait for the same one. A failure is not kept.</summary>
    private Task<PrefixedAnswers> MakeOnceAsync()
    {
        lock (_gate)
        {
            if (_made is null or { IsFaulted: true })
                _made = Task.Run(MakeAsync);
            return _made;
        }
    }

    private async Task<PrefixedAnswers> MakeAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(name)
            .GetOpenApiDocumentAsync();
        document.Servers = [new OpenApiServer { Url = Server }];
        using var json = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(json));
        var text = json.ToString();
        if (asMarkdown)
        {
            var markdown = new StoredAnswer(
                Encoding.UTF8.GetBytes(ReferenceText.Of(JsonElement.Parse(text))), Markdown, MayBeKept);
            return new PrefixedAnswers(_ => markdown);
        }

        return new PrefixedAnswers(prefix => new StoredAnswer(
            Encoding.UTF8.GetBytes(text.Replace(Server, prefix.Length == 0 ? "/" : prefix, StringComparison.Ordinal)),
            $"{MediaTypeNames.Application.Json}; charset=utf-8",
            MayBeKept));
    }
}
