using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Metering.Http;
using Payg.Service.Http;

namespace Payg.Service.OpenApi;

/// <summary>
/// The API document, made when it is first asked for and kept: it follows from the code and from the path below which
/// the service is reached. Thread-safe.
/// </summary>
internal sealed class ApiDocument(IServiceProvider services)
{
    private const string Name = "v1";
    private const string MayBeKept = "public, max-age=300";

    private readonly Lock _gate = new();
    private Task<PrefixedAnswers>? _made;

    /// <summary>Serves the document.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var answers = await MakeOnceAsync().WaitAsync(context.RequestAborted);
        await answers.ServeAsync(context);
    }

    /// <summary>Whoever asks while it is made waits for the same one. A failure is not kept.</summary>
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
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        var text = Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
        return new PrefixedAnswers(prefix => new StoredAnswer(
            Encoding.UTF8.GetBytes(At(prefix, text)),
            $"{MediaTypeNames.Application.Json}; charset=utf-8",
            MayBeKept));
    }

    /// <summary>The document of a service below a path: its server is <c>/</c> elsewhere.</summary>
    private static string At(string prefix, string text)
    {
        const string Root = "\"url\": \"/\"";
        var servers = text.IndexOf("\"servers\"", StringComparison.Ordinal);
        var start = text.IndexOf(Root, servers, StringComparison.Ordinal);
        return prefix.Length == 0 ? text : $"{text[..start]}\"url\": \"{prefix}\"{text[(start + Root.Length)..]}";
    }
}
