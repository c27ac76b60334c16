using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Payg.Testing;
using Payg.Testing.Processes;

namespace Payg.Clients.Tests.Deployment;

/// <summary>
/// A proxy that speaks TLS, then the proxy of the deployment, then a node: what each says about the client reaches the
/// node, and what a client says about itself does not.
/// </summary>
public sealed class TlsProxyTests
{
    private const string Password = "correct horse battery 42";
    private const string Customer = "127.0.0.77";
    private const string Attacker = "127.0.0.66";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_BehindNginxAndTheProxy_HasASecureCookieHstsAndItsOwnAddressInAuditAndLimits()
    {
        var folder = Directory.CreateTempSubdirectory("payg-tls-");
        await using (var way = await Way.StartAsync(folder))
        {
            await using var nginx = await NginxServer.StartAsync(
                folder.CreateSubdirectory("nginx"), way.Proxy.Address, Cancellation);
            using var customer = ClientFrom(Customer, nginx.Address);
            using var attacker = ClientFrom(Attacker, nginx.Address);

            // 1. An attacker who forges addresses uses up the log-ins of one address: the attacker's.
            // A minute's window may end meanwhile.
            var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            {
                using var request = Login("nobody" + i.ToString(CultureInfo.InvariantCulture));
                request.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
                using var refused = await attacker.SendAsync(request, Cancellation);
                return (int)refused.StatusCode;
            }));
            Assert.InRange(statuses.Count(status => status == 401), 1, 6);
            Assert.InRange(statuses.Count(status => status == 429), 6, 11);

            // 2. Somebody else logs in, by a cookie that is sent by https only.
            using var session = await customer.SendAsync(Login("admin"), Cancellation);
            Assert.Equal(HttpStatusCode.OK, session.StatusCode);
            Assert.Contains("; secure", SessionCookieOf(session), StringComparison.OrdinalIgnoreCase);
            using var call = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
            call.Headers.Host = "payg.example.com";
            using var metered = await customer.SendAsync(call, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, metered.StatusCode);
            Assert.True(metered.Headers.Contains("Strict-Transport-Security"));

            // 3. The audit log has the addresses that nginx saw. Failed log-ins are written every ten seconds.
            var token = await TokenAsync(customer);
            Assert.Contains(Customer, await AddressesAsync(customer, token, "login.succeeded"));
            var limit = TimeProvider.System.GetTimestamp();
            IReadOnlyList<string?> failed;
            do
            {
                await Task.Delay(200, Cancellation);
                failed = await AddressesAsync(customer, token, "login.failed");
                Assert.True(TimeProvider.System.GetElapsedTime(limit) < TimeSpan.FromSeconds(30), "No failed log-in.");
            }
            while (failed.Count == 0);
            Assert.All(failed, address => Assert.Equal(Attacker, address));
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_BelowAPathBehindNginxAndTheProxy_HasTheSame(bool isRemoved)
    {
        var folder = Directory.CreateTempSubdirectory("payg-tls-");
        await using (var way = await Way.StartAsync(folder, isRemoved ? "" : "/payg"))
        {
            await using var nginx = await NginxServer.StartAsync(
                folder.CreateSubdirectory("nginx"), way.Proxy.Address, Cancellation, "/payg/", isRemoved);
            using var customer = ClientFrom(Customer, nginx.Address);

            // 1. A session below the path, with HSTS; what a client says about itself changes nothing.
            using var login = Login("admin", "/payg/api/auth/login?use_cookies=true");
            login.Headers.Host = "payg.example.com";
            login.Headers.Add("X-Forwarded-For", "203.0.113.9");
            login.Headers.Add("X-Forwarded-Prefix", "/forged");
            using var session = await customer.SendAsync(login, Cancellation);
            Assert.Equal(HttpStatusCode.OK, session.StatusCode);
            Assert.StartsWith("__Host-payg_session_payg=", SessionCookieOf(session), StringComparison.Ordinal);
            Assert.Contains("; path=/;", SessionCookieOf(session), StringComparison.OrdinalIgnoreCase);
            Assert.True(session.Headers.Contains("Strict-Transport-Security"));

            // 2. The reference page is below the path.
            var page = await customer.GetStringAsync(new Uri("/payg/docs", UriKind.Relative), Cancellation);
            Assert.Contains("src=\"/payg/docs/scalar.js\"", page, StringComparison.Ordinal);

            // 3. The audit log has the address that nginx saw.
            using var audit = new HttpRequestMessage(HttpMethod.Get, "/payg/api/admin/audit?action=login.succeeded");
            audit.Headers.Add("Cookie", SessionCookieOf(session).Split(';')[0]);
            audit.Headers.Add("Sec-Fetch-Site", "same-origin");
            audit.Headers.Host = "payg.example.com";
            using var entries = await customer.SendAsync(audit, Cancellation);
            Assert.Equal(HttpStatusCode.OK, entries.StatusCode);
            Assert.Contains(Customer, await entries.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData(Attacker, false)]
    public async Task Scheme_SaidInTheStyleOfTraefik_IsBelievedFromATrustedNetworkOnly(string from, bool isBelieved)
    {
        var folder = Directory.CreateTempSubdirectory("payg-tls-");
        await using (var way = await Way.StartAsync(folder))
        {
            using var client = ClientFrom(from, way.Proxy.Address);
            using var request = Login("admin");
            request.Headers.Host = "payg.example.com";
            foreach (var (name, value) in new[]
            {
                ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Port", "443"),
                ("X-Forwarded-Host", "payg.example.com"), ("X-Forwarded-Server", "traefik"),
                ("X-Real-Ip", "203.0.113.9"),
            })
            {
                request.Headers.Add(name, value);
            }

            using var answer = await client.SendAsync(request, Cancellation);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(isBelieved, answer.Headers.Contains("Strict-Transport-Security"));

            // Other than at localhost, the cookie is for HTTPS alone whatever was said.
            Assert.Contains("; secure", SessionCookieOf(answer), StringComparison.OrdinalIgnoreCase);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Body_LargerThanNodesTake_IsRefusedByTheProxy()
    {
        var folder = Directory.CreateTempSubdirectory("payg-tls-");
        await using (var way = await Way.StartAsync(folder))
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, way.Proxy.Address.Port, Cancellation);
            var stream = client.GetStream();

            // The body is not sent, so that the answer can be read whoever closes the connection.
            await stream.WriteAsync(
                "POST /api/auth/login HTTP/1.1\r\nHost: payg.example\r\nContent-Length: 2097152\r\n\r\n"u8.ToArray(),
                Cancellation);
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync(Cancellation);

            // A node's own refusal has a body.
            Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
            Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
            AssertHasNoStackTrace(way.Proxy);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Body_ThatIsBroken_IsRefusedAndFillsNoLog()
    {
        var folder = Directory.CreateTempSubdirectory("payg-tls-");
        await using (var way = await Way.StartAsync(folder))
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, way.Proxy.Address.Port, Cancellation);
            var stream = client.GetStream();
            await stream.WriteAsync(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"u8.ToArray(),
                Cancellation);
            using var reader = new StreamReader(stream);

            Assert.Contains(" 400 ", await reader.ReadLineAsync(Cancellation), StringComparison.Ordinal);

            await way.Proxy.TerminateAsync();
            AssertHasNoStackTrace(way.Proxy);
        }

        folder.Delete(recursive: true);
    }

    private static void AssertHasNoStackTrace(ServiceProcess proxy) =>
        Assert.DoesNotContain("   at ", proxy.Output, StringComparison.Ordinal);

    private static HttpRequestMessage Login(string name, string path = "/api/auth/login?use_cookies=true") =>
        new(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(new { username = name, password = Password }),
        };

    /// <summary>The cookie of the session, among those that a log-in sets.</summary>
    private static string SessionCookieOf(HttpResponseMessage login) => Assert.Single(
        login.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("payg_session", StringComparison.Ordinal));

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync(
            "/api/auth/login", new { username = "admin", password = Password }, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString()!;
    }

    private static async Task<IReadOnlyList<string?>> AddressesAsync(HttpClient client, string token, string action)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/admin/audit?action={action}");
        request.Headers.Add("Authorization", "Bearer " + token);
        using var answer = await client.SendAsync(request, Cancellation);
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return [.. page.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("address").GetString())];
    }

    /// <summary>A client with an address of its own; the certificate of the test is not checked.</summary>
    private static HttpClient ClientFrom(string address, Uri service)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        return new HttpClient(handler) { BaseAddress = service };
    }

    /// <summary>A node, and the proxy of the deployment in front of it.</summary>
    private sealed class Way : IAsyncDisposable
    {
        public required ServiceProcess Node { get; init; }

        public required ServiceProcess Proxy { get; init; }

        public static async Task<Way> StartAsync(DirectoryInfo folder, string pathBase = "")
        {
            var node = await ServiceProcess.StartAsync(
                new ServiceProcessOptions
                {
                    DataDirectory = Path.Combine(folder.FullName, "node"),
                    Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["Payg__Admin__Password"] = Password,
                        ["Payg__RateLimits__Login"] = "3",
                        ["Payg__Proxies__Networks"] = "127.0.0.1",
                        ["Payg__Server__PathBase"] = pathBase,
                    },
                },
                Cancellation);
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
                        ["Proxies__Networks"] = "127.0.0.1",
                        ["ReverseProxy__Clusters__payg__Destinations__1__Address"] = node.Address.ToString(),
                        ["ReverseProxy__Clusters__payg__Destinations__2__Address"] = node.Address.ToString(),
                        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
                    },
                },
                Cancellation);
            return new Way { Node = node, Proxy = proxy };
        }

        public async ValueTask DisposeAsync()
        {
            await Proxy.DisposeAsync();
            await Node.DisposeAsync();
        }
    }
}
