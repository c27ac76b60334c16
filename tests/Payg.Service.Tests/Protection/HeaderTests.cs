using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Protection;

/// <summary>What browsers are told, OWASP ASVS 5.0 chapter 3.4.</summary>
public sealed class HeaderTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Theory]
    [InlineData("/api/prices", false)]
    [InlineData("/api/auth/info", true)]
    [InlineData("/api/nothing", true)]
    [InlineData("/health/live", false)]
    [InlineData("/openapi/v1.json", false)]
    [InlineData("/openapi/customers.json", false)]
    public async Task Answer_OfTheApi_MayDoNothingInABrowser(string path, bool expectedNoStore)
    {
        using var answer = await service.Client.GetAsync(path);

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", ValueOf(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", ValueOf(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", ValueOf(answer, "Referrer-Policy"));
        Assert.Equal(expectedNoStore, answer.Headers.CacheControl?.NoStore ?? false);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answer_OfAMeteredCall_IsNeitherSniffedNorKept()
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");

        Assert.Equal("no-store", ValueOf(answer, "Cache-Control"));
        Assert.Equal("nosniff", ValueOf(answer, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task Docs_Shown_LoadFromThisSiteOnly()
    {
        using var answer = await service.Client.GetAsync("/docs/");

        var policy = ValueOf(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cors_NotSet_LetsNoOtherSiteRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/prices");
        request.Headers.Add("Origin", "https://app.example.com");
        using var answer = await service.Client.SendAsync(request);

        Assert.DoesNotContain(
            answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://other.example.com", false)]
    [InlineData("http://app.example.com", false)]
    [InlineData("null", false)]
    public async Task Cors_Set_LetsTheNamedSitesReadWithoutCookies(string origin, bool isAllowed)
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Payg:Cors:Origins"] = "https://app.example.com, https://two.example.com",
        });
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Options, "/api/payg/api1"), (HttpMethod.Get, "/api/payg/api1"), (HttpMethod.Get, "/api/prices"),
        })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Origin", origin);
            if (method == HttpMethod.Options)
                request.Headers.Add("Access-Control-Request-Method", "GET");
            using var answer = await host.Client.SendAsync(request);

            Assert.Equal(isAllowed ? origin : "", ValueOf(answer, "Access-Control-Allow-Origin"));
            Assert.Equal("", ValueOf(answer, "Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("/api/payg/api1", 200)]
    [InlineData("/api/payg/api1", 401)]
    [InlineData("/api/admin/customers", 403)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/api/payg/fail", 500)]
    [InlineData("/health/live", 200)]
    [InlineData("/docs", 200)]
    public async Task Hsts_OfEveryAnswerByHttps_IsSent(string path, int status)
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database,
            new Dictionary<string, string> { ["Payg:Proxies:Networks"] = "127.0.0.0/8" },
            map: endpoints => endpoints.MapGet(
                "/api/payg/fail", string () => throw new InvalidOperationException("This fails.")));
        var customer = await Customer.CreateAsync(host.Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "payg.example.com";
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (status != 401)
            request.Headers.Add("Authorization", $"Bearer {customer.Token}");
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("max-age=31536000", ValueOf(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Hsts_OverAProxyThatIsTrustedAndSpeaksTls_IsSent()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Payg:Proxies:Networks"] = "127.0.0.0/8",
        });
        foreach (var scheme in new[] { "https", "http" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/prices");
            request.Headers.Host = "payg.example.com";
            request.Headers.Add("X-Forwarded-Proto", scheme);
            using var answer = await host.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(
                scheme is "https" ? "max-age=31536000" : "", ValueOf(answer, "Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task DataProtection_OfTheFramework_KeepsItsKeysInTheDataDirectory()
    {
        // A log-in by cookie protects another one, which its device is known by.
        var customer = await service.NewCustomerAsync();
        using var answer = await service.Client.PostAsJsonAsync(
            "/api/auth/login?use_cookies=true",
            new { username = customer.Username, password = Customer.DefaultPassword });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(service.Database.Folder.FullName, "keys"), "*.xml"));
    }

    private static string ValueOf(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
}
