using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payg.Billing;
using Payg.Metering.Flush;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>
/// An API that a test composes, behind Kestrel on free ports: one for HTTP/1.1, one for HTTP/2. Its own authentication
/// believes the header <c>X-User</c>, whose value names the customer.
/// </summary>
internal sealed class HostedApi : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private HostedApi(TestDatabase database, WebApplication app, LogText log)
    {
        (_database, _app, Log) = (database, app, log);
        var addresses = app.Urls.ToArray();
        (Address, Http2Address) = (new Uri(addresses[0]), new Uri(addresses[1]));
        Client = ServiceHost.NewClient(Address);
    }

    /// <summary>Where it listens for HTTP/1.1.</summary>
    public Uri Address { get; }

    /// <summary>Where it listens for HTTP/2 without TLS.</summary>
    public Uri Http2Address { get; }

    /// <summary>Sends over HTTP/1.1.</summary>
    public HttpClient Client { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What it logged.</summary>
    public LogText Log { get; }

    /// <summary>Starts it, and returns when calls are answered.</summary>
    /// <param name="use">Composes the pipeline and maps the endpoints; calls <c>UsePayg</c> itself.</param>
    /// <param name="add">Adds services.</param>
    /// <param name="database">An empty database, which is deleted with it; null: a SQLite file.</param>
    public static async Task<HostedApi> StartAsync(
        Action<WebApplication> use, Action<WebApplicationBuilder>? add = null, TestDatabase? database = null)
    {
        database ??= await MigratedDatabases.NewSqliteAsync();
        try
        {
            var log = new LogText();
            var app = Build(database, use, add, log);
            await app.StartAsync(TestContext.Current.CancellationToken);
            var readiness = app.Services.GetRequiredService<DatabaseReadiness>();
            await Eventually.TrueAsync(
                () => Task.FromResult(readiness.IsReady), TimeSpan.FromSeconds(60), () => $"Not ready:\n{log}");
            return new HostedApi(database, app, log);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request of a user; null: of nobody.</summary>
    public async Task<HttpStatusCode> StatusAsync(string method, string path, string? user)
    {
        using var answer = await SendAsync(method, path, user);
        return answer.StatusCode;
    }

    /// <summary>Sends a request of a user, its method as written; null: of nobody.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, string? user, params string[] headers)
    {
        var lines = headers.Prepend($"Host: {Address.Authority}").Append("Connection: close");
        if (user is not null)
            lines = lines.Append($"X-User: {user}");
        return RawRequest.SendAsync(Address, $"{method} {path} HTTP/1.1\r\n{string.Join("\r\n", lines)}\r\n\r\n");
    }

    /// <summary>What was charged to a user so far: the quantity of each meter, as <c>paid 2</c>.</summary>
    public async Task<string[]> ChargedAsync(string user) =>
    [
        .. (await ChargedAsync()).Where(line => line.StartsWith(user + ' ', StringComparison.Ordinal))
            .Select(line => line[(user.Length + 1)..]),
    ];

    /// <summary>What was charged so far: the quantity of each customer and meter, as <c>ann paid 2</c>.</summary>
    public async Task<string[]> ChargedAsync()
    {
        await Services.GetRequiredService<UsageFlush>().FlushAsync(TestContext.Current.CancellationToken);
        await using var context = _database.Open();
        var lines = await (
            from line in context.UsageLines
            join customer in context.Customers on line.CustomerId equals customer.Id
            join meter in context.Meters on line.MeterId equals meter.Id
            select new { customer.Name, meter.Key, line.Quantity }).ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. lines.GroupBy(line => (line.Name, line.Key))
                .Select(group => $"{group.Key.Name} {group.Key.Key} {group.Sum(line => line.Quantity)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static WebApplication Build(
        TestDatabase database, Action<WebApplication> use, Action<WebApplicationBuilder>? add, LogText log)
    {
        var builder = OtherApi.NewBuilder(database);
        builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, OtherApi.HeaderHandler>("Header", null);
        builder.AddPayg(payg => payg.CustomerClaim = "sub");
        add?.Invoke(builder);
        var app = builder.Build();
        use(app);
        return app;
    }
}
