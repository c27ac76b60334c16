using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Payg.Crash.Tests.Books;
using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests;

/// <summary>A service dies when an event is stored and not sent: it is sent after the next start.</summary>
public sealed class WebhookCrashTests : IAsyncLifetime
{
    private static readonly string[] s_types = ["customer.created"];
    private static readonly string[] s_names = ["ada", "bob"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-events-");
    private readonly ServiceApi _api = new();
    private ServiceProcess? _node;
    private string? _connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Event_OfAServiceThatIsKilledAfterTheCommit_IsDelivered(DatabaseKind kind)
    {
        // 1. Nobody listens yet, so that nothing can be sent before the end.
        var port = QuietPort.Find();
        var node = await StartAsync(kind);
        await _api.SendAsync(
            node, HttpMethod.Post, "api/admin/webhooks",
            new { url = $"http://127.0.0.1:{port}/events", types = s_types });
        foreach (var name in s_names)
        {
            await _api.SendAsync(node, HttpMethod.Post, "api/admin/customers", new { name });
            await node.KillAsync();
            await node.RestartAsync(Cancellation);
        }

        // 2. Both events are there, each under one id however often it comes. That of the first start, just before the
        //    webhook was added, may come too. A kill amid an attempt leaves a claim of two minutes, and failed attempts
        //    leave waits of up to five: here they are over.
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        await new LedgerTables(DatabaseOptions.Parse(_connection, _folder.FullName))
            .PassDeliveryWaitsAsync(Cancellation);
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        while (s_names.Except(received.Keys, StringComparer.Ordinal).Any())
        {
            var context = await listener.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(4), Cancellation);
            using var body = await JsonDocument.ParseAsync(context.Request.InputStream, default, Cancellation);
            var name = body.RootElement.GetProperty("data").GetProperty("name").GetString()!;
            var id = context.Request.Headers["webhook-id"]!;
            Assert.Equal(id, received.GetOrAdd(name, id));
            context.Response.StatusCode = 200;
            context.Response.Close();
        }

        received.TryRemove("admin", out _);
        Assert.Equal(s_names, received.Keys.Order(StringComparer.Ordinal));
        Assert.NotEqual(received["ada"], received["bob"]);
    }

    private async Task<ServiceProcess> StartAsync(DatabaseKind kind)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = ServiceApi.Password,
            ["Payg__Webhooks__AllowedNetworks"] = "127.0.0.0/8",
        };
        if (kind is DatabaseKind.Postgres)
        {
            _connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
            settings["ConnectionStrings__Payg"] = _connection;
        }

        _node = await ServiceProcess.StartAsync(
            new ServiceProcessOptions { DataDirectory = _folder.FullName, Settings = settings }, Cancellation);
        await _api.LogInAsync(_node);
        return _node;
    }
}
