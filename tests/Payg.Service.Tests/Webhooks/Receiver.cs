using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Payg.Service.Tests.Webhooks;

/// <summary>A server that receives events on a free port of 127.0.0.1, and answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedEvent> _events = new();

    private Receiver(WebApplication server) => _server = server;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Urls.Single());

    /// <summary>What it received so far, in order.</summary>
    public IReadOnlyList<ReceivedEvent> Events => [.. _events];

    /// <summary>Answers a request that is received; 200 by default.</summary>
    public Func<ReceivedEvent, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Starts it.</summary>
    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        var receiver = new Receiver(builder.Build());
        receiver._server.Run(receiver.ReceiveAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new ReceivedEvent(
            context.Request.Path, Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"),
            await reader.ReadToEndAsync());
        _events.Enqueue(received);
        await Answer(received, context);

        string Header(string name) => context.Request.Headers[name].ToString();
    }
}

/// <summary>An event as it was received.</summary>
/// <param name="Path">The path.</param>
/// <param name="Id">The header webhook-id.</param>
/// <param name="Timestamp">The header webhook-timestamp.</param>
/// <param name="Signatures">The header webhook-signature.</param>
/// <param name="Body">The body.</param>
internal sealed record ReceivedEvent(string Path, string Id, string Timestamp, string Signatures, string Body);
