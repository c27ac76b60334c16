using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Testing;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Clients.Tests.Deployment;

/// <summary>Two nodes behind the proxy of the deployment, with its own settings.</summary>
public sealed class ProxyTests
{
    private const int Callers = 8;
    private const string Password = "correct horse battery 42";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Node_EndedUnderLoad_FailsNoCall()
    {
        var folder = Directory.CreateTempSubdirectory("payg-proxy-");
        await using (var nodes = await Nodes.StartAsync(folder))
        {
            using var client = await nodes.NewCustomerAsync();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var answered = new int[Callers];
            var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(caller)).ToList();
            await NextCallsAsync();

            // 1. It says that it is about to end, and the proxy hears of it. Before it says so, a second signal
            // would be taken for the first.
            nodes.One.AskToEnd();
            await UntilAsync(() =>
                nodes.One.Output.Contains("a second signal ends the wait", StringComparison.Ordinal));
            await UntilAsync(() => nodes.Proxy.Output.Contains("'Unhealthy'", StringComparison.Ordinal));

            // 2. Calls that began before are through, and no new ones come: the rest of the delay may be cut short.
            await NextCallsAsync();
            await NextCallsAsync();
            Assert.Equal(0, (await nodes.One.TerminateAsync(s_patience)).ExitCode);

            // 3. The other node goes on alone, and everything was counted once.
            await NextCallsAsync();
            await enough.CancelAsync();
            await Task.WhenAll(callers);
            var cost = await client.GetFromJsonAsync<JsonElement>("/api/cost", Cancellation);
            Assert.Equal(
                answered.Sum(),
                cost.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("quantity").GetInt64()));

            async Task CallAsync(int caller)
            {
                while (!enough.IsCancellationRequested)
                {
                    using var answer = await client.GetAsync("/api/payg/api1", Cancellation);
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Interlocked.Increment(ref answered[caller]);
                }
            }

            async Task NextCallsAsync()
            {
                var before = (int[])answered.Clone();
                await UntilAsync(() =>
                    callers.TrueForAll(caller => !caller.IsFaulted)
                    && answered.Index().All(caller => caller.Item > before[caller.Index]));
            }

            async Task UntilAsync(Func<bool> condition)
            {
                using var limit = new CancellationTokenSource(s_patience);
                while (!condition())
                {
                    Assert.False(limit.IsCancellationRequested, nodes.Proxy.Output);
                    if (callers.Find(caller => caller.IsFaulted) is { } failed)
                        await failed;
                    await Task.Delay(20, Cancellation);
                }
            }
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Two nodes on one database, and the proxy in front of them.</summary>
    private sealed class Nodes : IAsyncDisposable
    {
        public required ServiceProcess One { get; init; }

        public required ServiceProcess Two { get; init; }

        public required ServiceProcess Proxy { get; init; }

        public static async Task<Nodes> StartAsync(DirectoryInfo folder)
        {
            var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
            var one = await StartNodeAsync("one");
            var two = await StartNodeAsync("two");
            var proxy = await ServiceProcess.StartAsync(
                new ServiceProcessOptions
                {
                    Assembly = RepositoryFolder.PathOf(
                        "deploy", "proxy", "bin", ServiceProcessOptions.Configuration, "net10.0", "Payg.Proxy.dll"),
                    ContentRoot = RepositoryFolder.PathOf("deploy", "proxy"),
                    DataDirectory = Path.Combine(folder.FullName, "proxy"),
                    ReadyPath = "/health/ready",
                    Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["ReverseProxy__Clusters__payg__Destinations__1__Address"] = one.Address.ToString(),
                        ["ReverseProxy__Clusters__payg__Destinations__2__Address"] = two.Address.ToString(),

                        // A probe that a busy machine answers late must not pass for the word of a node that ends.
                        ["ReverseProxy__Clusters__payg__HealthCheck__Active__Timeout"] = "00:01:00",
                        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
                    },
                },
                Cancellation);
            return new Nodes { One = one, Two = two, Proxy = proxy };

            Task<ServiceProcess> StartNodeAsync(string name) => ServiceProcess.StartAsync(
                new ServiceProcessOptions
                {
                    DataDirectory = Path.Combine(folder.FullName, name),
                    Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["ConnectionStrings__Payg"] = connection,
                        ["Payg__Server__ShutdownDelay"] = "00:05:00",
                    },
                },
                Cancellation);
        }

        /// <summary>A client through the proxy, with the token of somebody new.</summary>
        public async Task<HttpClient> NewCustomerAsync()
        {
            var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Proxy.Address };
            var name = string.Create(CultureInfo.InvariantCulture, $"user-{One.ProcessId}");
            using var made = await client.PostAsJsonAsync(
                "/api/auth/register", new { username = name, password = Password }, Cancellation);
            using var login = await client.PostAsJsonAsync(
                "/api/auth/login", new { username = name, password = Password }, Cancellation);
            var body = await login.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", body.GetProperty("token").GetString());
            return client;
        }

        public async ValueTask DisposeAsync()
        {
            await Proxy.DisposeAsync();
            await One.DisposeAsync();
            await Two.DisposeAsync();
        }
    }
}
