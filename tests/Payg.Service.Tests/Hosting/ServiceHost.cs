using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Testing.Processes;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// The real service behind Kestrel on a free port of 127.0.0.1, inside the process of the tests, so that they can set
/// its clock. Ending it fails when it has logged a secret.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private static readonly TimeSpan s_readyTimeout = TimeSpan.FromSeconds(60);

    private readonly Factory _factory;

    private ServiceHost(Factory factory) => _factory = factory;

    /// <summary>Sends to the service; follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Where the service listens.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>The service's clock.</summary>
    public TestClock Clock => _factory.Clock;

    /// <summary>What the service logged.</summary>
    public LogText Log => _factory.Log;

    /// <summary>How often the service asked its database for a token.</summary>
    public int LookUps => Counted.Count;

    /// <summary>How often the service asked its database for several tokens at once.</summary>
    public int BatchedLookUps => Counted.Batches;

    private CountedLookUps Counted => (CountedLookUps)Services.GetRequiredService<ICredentialStore>();

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>Starts the service on a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="settings">More settings, such as <c>Payg:RateLimits:Login</c>.</param>
    /// <param name="folder">The data directory; null: the one of the database.</param>
    /// <param name="waitUntilReady">Whether to return only when it is ready.</param>
    /// <param name="map">Maps endpoints besides those of the service.</param>
    /// <param name="configure">Adds services, or replaces those of the service.</param>
    public static async Task<ServiceHost> StartAsync(
        TestDatabase database,
        IReadOnlyDictionary<string, string>? settings = null,
        string? folder = null,
        bool waitUntilReady = true,
        Action<IEndpointRouteBuilder>? map = null,
        Action<IServiceCollection>? configure = null)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:Payg"] = database.Setting,
            ["Payg:DataDirectory"] = folder ?? database.Folder.FullName,
            ["Payg:Admin:Password"] = Customer.DefaultPassword,
            ["Payg:Passwords:Wait"] = "00:01:00",
            ["Payg:RateLimits:Register"] = "0",
            ["Payg:RateLimits:Login"] = "0",
            ["Payg:RateLimits:UnknownTokens"] = "0",
            ["Payg:RateLimits:Changes"] = "0",
            ["Payg:RateLimits:ChangesPerDay"] = "0",
            ["Payg:RateLimits:Estimates"] = "0",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all[name] = value;

        var host = new ServiceHost(new Factory(all, map, configure));
        host._factory.UseKestrel();
        host._factory.StartServer();
        host.Client = NewClient(host._factory.ClientOptions.BaseAddress);
        if (waitUntilReady)
            await host.WaitUntilReadyAsync();
        return host;
    }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public static HttpClient NewClient(Uri address)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false };
        return new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Returns when the service is ready.</summary>
    public Task WaitUntilReadyAsync() => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        },
        s_readyTimeout,
        () => $"The service is not ready:\n{Log}");

    /// <summary>Ends the service in an orderly way.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await JournalIsFreeAsync();
        LoggedSecrets.AssertNone(Log.ToString(), _factory.Settings, Customer.DefaultPassword);
    }

    /// <summary>
    /// The factory and the program's own thread both end the host; the factory does not wait for the other, and the
    /// next service on the same folder would find the journal taken.
    /// </summary>
    private Task JournalIsFreeAsync()
    {
        var journal = _factory.Settings.GetValueOrDefault("Payg:Metering:JournalDirectory")
            ?? Path.Combine(_factory.Settings["Payg:DataDirectory"], "journal");
        return Eventually.TrueAsync(
            () => Task.FromResult(IsFree(Path.Combine(journal, "journal.lock"))),
            s_readyTimeout,
            () => $"The journal in {journal} is still in use.");
    }

    private static bool IsFree(string file)
    {
        try
        {
            if (File.Exists(file))
                File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class Factory(
        Dictionary<string, string> settings,
        Action<IEndpointRouteBuilder>? map,
        Action<IServiceCollection>? configure)
        : WebApplicationFactory<Program>
    {
        public Dictionary<string, string> Settings => settings;

        public TestClock Clock { get; } = new();

        public LogText Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                if (map is not null)
                    services.AddSingleton<IStartupFilter>(new MoreEndpoints(map));
                var store = services.Last(service => service.ServiceType == typeof(ICredentialStore));
                services.AddSingleton<ICredentialStore>(provider => new CountedLookUps(
                    (ICredentialStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)));

                // Most of the suite's time would be spent on making passwords costly to guess.
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
                configure?.Invoke(services);
            });
        }
    }
}
