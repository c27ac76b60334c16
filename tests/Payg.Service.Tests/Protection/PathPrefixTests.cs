using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Http.Caching;
using Payg.Service.Http;
using Payg.Service.Portal;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Protection;

/// <summary>The service below a path, which a proxy removes from requests or leaves in them.</summary>
public sealed class PathPrefixTests(PathPrefixTests.Services services) : IClassFixture<PathPrefixTests.Services>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Ways { get; } = new()
    {
        // Which service, what is in front of the path of a request, what the proxy says it has removed.
        { "set", "/payg", "" },
        { "set", "", "" },
        { "set", "", "/forged" },
        { "said", "", "/payg" },
        { "said", "/payg", "/payg" },
        { "said", "", "/payg/" },
        { "said", "", "/forged, /payg" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Addresses_OfAServiceBelowAPath_BeginWithIt(string service, string path, string said)
    {
        var client = services[service];

        // 1. The reference page and the document that it shows
        var page = await ReadAsync(client, $"{path}/docs", said);
        Assert.Contains("src=\"/payg/docs/scalar.js\"", page, StringComparison.Ordinal);
        Assert.Contains("createApiReference", await ReadAsync(client, $"{path}/docs/start.js", said),
            StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await ReadAsync(client, $"{path}/openapi/v1.json", said));
        Assert.Equal(
            "/payg",
            Assert.Single(document.RootElement.GetProperty("servers").EnumerateArray()).GetProperty("url").GetString());

        // 2. A session, whose cookie says which service it is for, and is for the whole host as its name demands
        var (cookie, attributes) = await LogInAsync(client, path, said);
        Assert.StartsWith("__Host-payg_session", cookie, StringComparison.Ordinal);
        Assert.Contains("_payg=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", attributes);
        Assert.Contains("secure", attributes);

        // 3. What was made, and where it is
        using var made = await SendAsync(
            client, HttpMethod.Post, $"{path}/api/keys", said, cookie, new { name = $"key of {service}{path}{said}" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var location = made.Headers.Location!.OriginalString;
        Assert.StartsWith("/payg/api/keys/", location, StringComparison.Ordinal);

        // 4. A call, counted as ever
        var key = (await made.JsonAsync()).GetProperty("key").GetString();
        using var call = NewRequest(HttpMethod.Get, $"{path}/api/payg/api1", said);
        call.Headers.Add("Authorization", $"Bearer {key}");
        using var answer = await client.SendAsync(call, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var cost = await SendAsync(client, HttpMethod.Get, $"{path}/api/cost", said, cookie);
        Assert.NotEmpty((await cost.JsonAsync()).GetProperty("lines").EnumerateArray());

        // 5. The address is one: the proxy passes it on as it passes all
        using var revoked = await SendAsync(
            client, HttpMethod.Delete, path + location["/payg".Length..], said, cookie);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
    }

    [Fact]
    public async Task Location_OfAMeter_BeginsWithThePath()
    {
        var (cookie, _) = await LogInAsync(services["set"], "/payg", "");

        var meter = new { key = "below-a-path", route = "/api/below" };
        using var made = await SendAsync(
            services["set"], HttpMethod.Post, "/payg/api/admin/meters", "", cookie, meter);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var found = await SendAsync(
            services["set"], HttpMethod.Get, made.Headers.Location!.OriginalString, "", cookie);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Theory]
    [InlineData("none", "/payg")]
    [InlineData("said", "")]
    [InlineData("said", "//evil.example.com")]
    [InlineData("said", "https://evil.example.com")]
    [InlineData("said", "payg")]
    [InlineData("said", "/a/../b")]
    [InlineData("said", "/a//b")]
    [InlineData("said", "/a b")]
    [InlineData("said", "/%2e%2e")]
    [InlineData("said", "/a%2f%2fb")]
    [InlineData("said", "/\"><script>")]
    [InlineData("said", "/\\evil.example.com")]
    [InlineData("said", "/long")]
    public async Task Prefix_ThatIsNotTrustedOrCannotBeUsed_IsIgnored(string service, string said)
    {
        var prefix = said is "/long" ? "/" + new string('a', 300) : said;

        var page = await ReadAsync(services[service], "/docs", prefix);

        Assert.Contains("src=\"/docs/scalar.js\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set", "/paygx/health/live")]
    [InlineData("set", "/payg/payg/health/live")]
    [InlineData("none", "/payg/health/live")]
    public async Task Path_OfAnotherService_IsNotTaken(string service, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "application/json");
        using var answer = await services[service].SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Prefix_LikeAPathOfTheService_IsTakenForOneThatWasRemoved()
    {
        using var request = NewRequest(HttpMethod.Get, "/api/prices", "/api");
        using var answer = await services["said"].SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/payg", "/payg/")]
    [InlineData("/a/b", "/a/b/")]
    public async Task Page_OfThePortal_NamesItsFilesBelowThePath(string path, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, """<meta name="base-path" content="./"><script src="./assets/a.js"></script>""", Cancellation);

        var portal = new PortalPage(file, new PortalBrand(new PortalOptions()));
        var (page, headers) = await ServeAsync(portal.ServeAsync, path);

        File.Delete(file);
        Assert.Equal(
            $"""<meta name="base-path" content="{expected}"><script src="{expected}assets/a.js"></script>""", page);
        Assert.Contains("base-uri 'none'", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-cache", headers.CacheControl.ToString());
        Assert.Contains("X-Forwarded-Prefix", headers.Vary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_ForMorePathsThanAreKept_AreRight()
    {
        var made = 0;
        var answers = new PrefixedAnswers(path =>
        {
            made++;
            return new StoredAnswer(System.Text.Encoding.UTF8.GetBytes("at " + path), "text/plain", "no-cache");
        });

        for (var i = 0; i < 3 * PrefixedAnswers.Capacity; i++)
        {
            Assert.Equal($"at /p{i}", (await ServeAsync(answers.ServeAsync, $"/p{i}")).Text);
            Assert.Equal($"at /p{i}", (await ServeAsync(answers.ServeAsync, $"/p{i}")).Text);
        }

        Assert.Equal(3 * PrefixedAnswers.Capacity, made);
    }

    private static async Task<(string Text, IHeaderDictionary Headers)> ServeAsync(RequestDelegate serve, string path)
    {
        await using var provider = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = provider };
        context.Request.Method = "GET";
        context.Request.PathBase = path;
        context.Response.Body = body;
        await serve(context);
        return (System.Text.Encoding.UTF8.GetString(body.ToArray()), context.Response.Headers);
    }

    private static HttpRequestMessage NewRequest(HttpMethod method, string path, string said)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = "payg.example.com";
        if (said.Length > 0)
            request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", said);
        return request;
    }

    private static async Task<string> ReadAsync(HttpClient client, string path, string said)
    {
        using var request = NewRequest(HttpMethod.Get, path, said);
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, string said, string cookie, object? body = null)
    {
        using var request = NewRequest(method, path, said);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Content = body is null ? null : JsonContent.Create(body);
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<(string Cookie, string[] Attributes)> LogInAsync(
        HttpClient client, string path, string said)
    {
        using var request = NewRequest(HttpMethod.Post, $"{path}/api/auth/login?use_cookies=true", said);
        request.Content = JsonContent.Create(new { username = "admin", password = Customer.DefaultPassword });
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"), text => text.Contains("session", StringComparison.Ordinal));
        var parts = cookie.Split("; ");
        return (parts[0], [.. parts[1..].Select(part => part.ToLowerInvariant())]);
    }

    /// <summary>A service whose setting has the path, one whose proxy says it, and one without either.</summary>
    public sealed class Services : IAsyncLifetime
    {
        private readonly Dictionary<string, (ServiceHost Host, TestDatabase Database)> _all =
            new(StringComparer.Ordinal);

        /// <summary>Sends to one of them.</summary>
        public HttpClient this[string name] => _all[name].Host.Client;

        public async ValueTask InitializeAsync()
        {
            await StartAsync(
                "set", new("Payg:Server:PathBase", "/payg/"), new("Payg:Proxies:Networks", "127.0.0.1,::1"));
            await StartAsync("said", new KeyValuePair<string, string>("Payg:Proxies:Networks", "127.0.0.1,::1"));
            await StartAsync("none");
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (host, database) in _all.Values)
            {
                await host.DisposeAsync();
                await database.DisposeAsync();
            }
        }

        private async Task StartAsync(string name, params KeyValuePair<string, string>[] settings)
        {
            var database = await MigratedDatabases.NewSqliteAsync();
            var host = await ServiceHost.StartAsync(
                database, new Dictionary<string, string>(settings, StringComparer.Ordinal));
            _all.Add(name, (host, database));
        }
    }
}
