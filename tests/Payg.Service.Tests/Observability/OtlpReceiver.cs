using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Payg.Service.Tests.Observability;

/// <summary>Takes what is sent by OTLP over HTTP, and keeps it as text by signal: strings in it can be read.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);

    private OtlpReceiver(WebApplication server) => _server = server;

    /// <summary>Where it listens.</summary>
    public string Address => _server.Urls.First();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._server.Urls.Add("http://127.0.0.1:0");
        receiver._server.Run(receiver.TakeAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>All that came of one signal: <c>traces</c> or <c>metrics</c>.</summary>
    public string Of(string signal) => _received.GetValueOrDefault($"/v1/{signal}", "");

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _received.AddOrUpdate(context.Request.Path, body, (_, before) => before + body);
    }
}
