using System.Net;
using System.Net.Http.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract class CookieTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CookieTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CookieTests(service), IClassFixture<PostgresService>;

    private string Own => service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Login_WithCookies_SetsAProtectedCookieAndGivesNoToken()
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await LoginAsync(customer, "true");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("token", body, StringComparison.Ordinal);
        Assert.DoesNotContain("payg_st_", body, StringComparison.Ordinal);
        var cookie = SessionCookieOf(answer);
        Assert.StartsWith(
            $"payg_session_{service.Client.BaseAddress!.Port}=payg_st_", cookie, StringComparison.Ordinal);
        var attributes = cookie.Split("; ").Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToArray();
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=strict", attributes);
        Assert.Contains("path=/", attributes);
        Assert.Contains(attributes, attribute => attribute.StartsWith("expires=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("payg.example", null, null, "__Host-payg_session=")]
    [InlineData("payg.example:8443", null, null, "__Host-payg_session_8443=")]
    [InlineData("payg.example", "https://payg.example", null, "__Host-payg_session=")]
    [InlineData("localhost", "https://localhost", null, "__Host-payg_session=")]
    [InlineData("127.0.0.1:8080", null, "X-Forwarded-Proto: https", "__Host-payg_session_8080=")]
    [InlineData("127.0.0.1:8080", null, "Forwarded: for=192.0.2.1;proto=https", "__Host-payg_session_8080=")]
    public async Task Login_ThroughATlsProxyThatNobodyHasSetUp_SetsASecureCookieAllTheSame(
        string host, string? origin, string? header, string name)
    {
        using var answer = await LoginAsync(await service.NewCustomerAsync(), "true", origin, host, header);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.StartsWith(name, SessionCookieOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_OfABrowserOnPlainHttp_IsRefusedUnlessTheSettingsAllowIt()
    {
        var customer = await service.NewCustomerAsync();
        using var refused = await LoginAsync(customer, "true", "http://payg.example", "payg.example");
        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "https_required");

        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Tokens:AllowPlainHttp"] = "true" });
        var there = await Customer.CreateAsync(host.Client);
        using var answer = await LoginAsync(
            there, "true", "http://payg.example", "payg.example", client: host.Client);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("payg_session=payg_st_", SessionCookieOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_OfTwoServicesOnOneHost_DoNotReplaceEachOther()
    {
        var (mine, others) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        using var here = await LoginAsync(mine, "true", host: "localhost:8081");
        using var there = await LoginAsync(others, "true", host: "localhost:8082");
        var both = $"{SessionCookieOf(here).Split(';')[0]}; {SessionCookieOf(there).Split(';')[0]}";

        foreach (var (customer, host) in new[] { (mine, "localhost:8081"), (others, "localhost:8082") })
        {
            using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", both, "Host", host);
            Assert.Equal(customer.Username, (await info.JsonAsync()).Text("username"));
        }
    }

    [Fact]
    public async Task Cookie_OfTheLastVersion_StillWorksOnPlainHttpAndIsDeletedAtLogout()
    {
        var cookie = $"payg_session={(await service.NewCustomerAsync()).Token}";
        using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie);
        Assert.Equal(HttpStatusCode.OK, info.StatusCode);

        using var answer = await SendAsync(HttpMethod.Post, "/api/auth/logout", cookie, "Origin", Own);

        Assert.StartsWith("payg_session=;", SessionCookieOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_AgainFromTheSameBrowser_EndsTheSessionThatItHad()
    {
        var customer = await service.NewCustomerAsync();
        var first = await CookieAsync(customer);
        using var again = await LoginAsync(customer, "true", Own, header: $"Cookie: {first}");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        using var old = await SendAsync(HttpMethod.Get, "/api/auth/info", first);
        await old.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using var current = await SendAsync(
            HttpMethod.Get, "/api/auth/info", SessionCookieOf(again).Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, current.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/auth/info"));
    }

    [Fact]
    public async Task Get_WithTheCookie_IsAnsweredAndMetered()
    {
        var cookie = await CookieAsync(await service.NewCustomerAsync());

        using var call = await SendAsync(HttpMethod.Get, "/api/payg/api1", cookie);
        using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie);

        Assert.Equal(HttpStatusCode.OK, call.StatusCode);
        Assert.Equal("0.001", (await info.JsonAsync()).GetProperty("monthly_cost").GetRawText());
    }

    [Fact]
    public async Task Get_WithTheCookieBesideAHeaderOfAnotherScheme_IsAnsweredToTheCookiesUser()
    {
        var cookies = new[]
        {
            await CookieAsync(await service.NewCustomerAsync()), await CookieAsync(await service.NewCustomerAsync()),
        };
        const string Basic = "Basic b3BlcmF0b3I6c2VjcmV0";

        var names = new List<string>();
        foreach (var cookie in cookies)
        {
            using var call = await SendAsync(HttpMethod.Get, "/api/payg/api1", cookie, "Authorization", Basic);
            using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie, "Authorization", Basic);
            Assert.Equal(HttpStatusCode.OK, call.StatusCode);
            names.Add((await info.JsonAsync()).Text("username"));
        }

        using var without = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        without.Headers.TryAddWithoutValidation("Authorization", Basic);
        using var refused = await service.Client.SendAsync(without);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(2, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Post_WithTheCookieBesideAHeaderOfAnotherSchemeFromElsewhere_IsForbidden()
    {
        var cookie = await CookieAsync(await service.NewCustomerAsync());

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/logout_all");
        request.Headers.Add("Cookie", cookie);
        request.Headers.TryAddWithoutValidation("Authorization", "Basic b3BlcmF0b3I6c2VjcmV0");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await service.Client.SendAsync(request);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site_request");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Post_WithTheCookieFromElsewhere_IsForbiddenAndDoesNothing(string? header, string? value)
    {
        var cookie = await CookieAsync(await service.NewCustomerAsync());

        using var answer = await SendAsync(HttpMethod.Post, "/api/auth/logout_all", cookie, header, value);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site_request");
        using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie);
        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task Post_WithTheCookieFromOurOwnPage_Works(string header, string value)
    {
        var cookie = await CookieAsync(await service.NewCustomerAsync());

        using var answer = await SendAsync(
            HttpMethod.Post, "/api/auth/logout", cookie, header, header is "Origin" ? Own : value);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.StartsWith(
            $"payg_session_{service.Client.BaseAddress!.Port}=; expires=Thu, 01 Jan 1970",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal);
        using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie);
        await info.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("localhost:80", "http://localhost")]
    [InlineData("127.0.0.1", "http://127.0.0.1:80")]
    [InlineData("payg.example:443", "https://payg.example")]
    [InlineData("[::1]:80", "http://[::1]")]
    public async Task Login_OriginWithTheDefaultPortLeftOut_IsOurOwn(string host, string origin)
    {
        using var answer = await LoginAsync(await service.NewCustomerAsync(), "true", origin, host);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("payg.example:80", "https://payg.example")]
    [InlineData("payg.example:443", "http://payg.example")]
    [InlineData("payg.example:8080", "http://payg.example")]
    public async Task Login_OriginWithAnotherPort_IsRefused(string host, string origin)
    {
        using var answer = await LoginAsync(await service.NewCustomerAsync(), "true", origin, host);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site_request");
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Get_WithTheCookieFromElsewhere_IsForbiddenAndNotCharged(string header, string value)
    {
        var customer = await service.NewCustomerAsync();
        var cookie = await CookieAsync(customer);

        using var answer = await SendAsync(HttpMethod.Get, "/api/payg/api1", cookie, header, value);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site_request");
        Assert.Equal(("0", "0"), await customer.CostsAsync());
    }

    [Fact]
    public async Task Login_WithCookiesFromElsewhere_SetsNone()
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await LoginAsync(customer, "true", "https://elsewhere.example");

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site_request");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Login_UseCookiesIsNeitherTrueNorFalse_IsToldAtTheParameter()
    {
        using var answer = await LoginAsync(await service.NewCustomerAsync(), "perhaps");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "use_cookies");
    }

    [Fact]
    public async Task Get_WithACookieAndAWrongToken_IsRefused()
    {
        var cookie = await CookieAsync(await service.NewCustomerAsync());

        using var answer = await SendAsync(
            HttpMethod.Get, "/api/auth/info", cookie, "Authorization", "Bearer payg_st_wrong");

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private async Task<string> CookieAsync(Customer customer)
    {
        using var answer = await LoginAsync(customer, "true", Own);
        return SessionCookieOf(answer).Split(';')[0];
    }

    private static string SessionCookieOf(HttpResponseMessage answer) => Assert.Single(
        answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("payg_session", StringComparison.Ordinal));

    private Task<HttpResponseMessage> LoginAsync(
        Customer customer,
        string useCookies,
        string? origin = null,
        string? host = null,
        string? header = null,
        HttpClient? client = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/auth/login?use_cookies={useCookies}")
        {
            Content = JsonContent.Create(new { username = customer.Username, password = Customer.DefaultPassword }),
        };
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (header?.Split(": ") is [var name, var value])
            request.Headers.TryAddWithoutValidation(name, value);
        return (client ?? service.Client).SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string cookie, string? header = null, string? value = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        return service.Client.SendAsync(request);
    }
}
