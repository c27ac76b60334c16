using System.Net.Mime;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Metering.Http;

namespace Payg.Service.OpenApi;

/// <summary>
/// The API document, made when it is first asked for and kept: it follows from the code alone. Thread-safe.
/// </summary>
internal sealed class ApiDocument(IServiceProvider services)
{
    private const string Name = "v1";
    private const string MayBeKept = "public, max-age=300";

    private readonly Lock _gate = new();
    private Task<StoredAnswer>? _made;

    /// <summary>Serves the document.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var answer = await MakeOnceAsync().WaitAsync(context.RequestAborted);
        await answer.ServeAsync(context);
    }

    /// <summary>Whoever asks while it is made waits for the same one. A failure is not kept.</summary>
    private Task<StoredAnswer> MakeOnceAsync()
    {
        lock (_gate)
        {
            if (_made is null or { IsFaulted: true })
                _made = Task.Run(MakeAsync);
            return _made;
        }
    }

    private async Task<StoredAnswer> MakeAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return new StoredAnswer(json.ToArray(), $"{MediaTypeNames.Application.Json}; charset=utf-8", MayBeKept);
    }
}
