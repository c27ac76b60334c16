using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Deliveries;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Webhooks;
using Xunit;

namespace Payg.Service.Tests.Webhooks;

/// <summary>A service that may send to 127.0.0.1, and what receives there.</summary>
public abstract class WebhookService : IAsyncLifetime
{
    private static readonly Dictionary<string, string> s_settings = new(StringComparer.Ordinal)
    {
        [AddressGuard.NetworksSetting] = "127.0.0.1",
    };

    private int _lookUps;

    /// <summary>The service.</summary>
    public ServiceHost Host { get; private set; } = null!;

    /// <summary>Its database.</summary>
    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>Receives events.</summary>
    internal Receiver Receiver { get; private set; } = null!;

    /// <summary>An administrator.</summary>
    internal Administrator Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await NewDatabaseAsync();
        Receiver = await Receiver.StartAsync();
        await StartAsync();
    }

    /// <summary>Ends the service and starts another on its database.</summary>
    internal async Task RestartAsync(Func<Task> meanwhile)
    {
        await Host.DisposeAsync();
        await meanwhile();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Sends what is due.</summary>
    internal Task DrainAsync() =>
        Host.Services.GetRequiredService<DeliveryDispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>Lets time pass, then sends what is due.</summary>
    internal Task DrainAfterAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        return DrainAsync();
    }

    /// <summary>Creates an endpoint at a path of the receiver, or at another address; its id and secret.</summary>
    internal async Task<(string Id, string Secret)> CreateAsync(
        string path, IReadOnlyList<string>? types = null, string? url = null)
    {
        // What other tests caused is not for it.
        await DrainAsync();
        var made = await Admin.DoAsync(
            HttpMethod.Post, "/webhooks", new { url = url ?? $"{Receiver.Address}{path}", types },
            HttpStatusCode.Created);
        return (made.GetProperty("webhook").Text("id"), made.Text("secret"));
    }

    /// <summary>Logs the administrator in again, after days.</summary>
    internal async Task RenewAdminAsync() =>
        Admin = new Administrator(await Customer.LoginAsync(Host.Client, "admin"), Host.Client);

    /// <summary>The attempts of a delivery, newest first.</summary>
    internal async Task<IReadOnlyList<JsonElement>> AttemptsAsync(JsonElement delivery) =>
    [
        .. (await Admin.ReadAsync($"/webhooks/deliveries/{delivery.Text("id")}/attempts")).GetProperty("data")
            .EnumerateArray(),
    ];

    /// <summary>The deliveries of an endpoint, newest first.</summary>
    internal async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string id, string query = "") =>
        [.. (await Admin.ReadAsync($"/webhooks/{id}/deliveries{query}")).GetProperty("data").EnumerateArray()];

    /// <summary>What a path of the receiver received.</summary>
    internal IReadOnlyList<ReceivedEvent> EventsAt(string path) =>
        [.. Receiver.Events.Where(received => string.Equals(received.Path, $"/{path}", StringComparison.Ordinal))];

    private protected abstract Task<TestDatabase> NewDatabaseAsync();

    private async Task StartAsync()
    {
        Host = await ServiceHost.StartAsync(Database, s_settings, configure: services =>
            services.AddSingleton(new HostAddresses(FindAsync)));
        Admin = new Administrator(await Customer.LoginAsync(Host.Client, "admin"), Host.Client);
    }

    /// <summary>
    /// The addresses of names that the tests use. One name has a public address at first, and then one that is not.
    /// </summary>
    private Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> addresses = host switch
        {
            "receiver.example" => [IPAddress.Loopback],
            "mixed.example" => [IPAddress.Loopback, IPAddress.Parse("10.0.0.1")],
            "metadata.example" => [IPAddress.Parse("169.254.169.254")],
            "rebinds.example" => [Interlocked.Increment(ref _lookUps) == 1
                ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")],
            _ => [],
        };
        return Task.FromResult(addresses);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteWebhooks : WebhookService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresWebhooks : WebhookService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
