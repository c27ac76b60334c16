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
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("payg_session=payg_st_", cookie, StringComparison.Ordinal);
        var attributes = cookie.Split("; ").Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToArray();
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=strict", attributes);
        Assert.Contains("path=/", attributes);
        Assert.Contains(attributes, attribute => attribute.StartsWith("expires=", StringComparison.Ordinal));
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
            "payg_session=; expires=Thu, 01 Jan 1970",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal);
        using var info = await SendAsync(HttpMethod.Get, "/api/auth/info", cookie);
        await info.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
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
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private Task<HttpResponseMessage> LoginAsync(Customer customer, string useCookies, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/auth/login?use_cookies={useCookies}")
        {
            Content = JsonContent.Create(new { username = customer.Username, password = Customer.DefaultPassword }),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return service.Client.SendAsync(request);
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
