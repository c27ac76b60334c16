using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Admit;
using Payg.Metering.Measure;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>A customer cannot fill the database or bury the audit log: OWASP API Security 2023 API4.</summary>
public sealed class ChangeLimitTests
{
    // Routes that change something and are not limited by customer, each with what limits it instead.
    private static readonly Dictionary<string, string> s_limitedOtherwise = new(StringComparer.Ordinal)
    {
        ["POST /api/auth/register"] = "by address: nobody is logged in yet",
        ["POST /api/auth/login"] = "by address and by name: nobody is logged in yet",
        ["POST /api/auth/logout"] = "once for each log-in, which is limited",
        ["POST /api/auth/logout_all"] = "once for each log-in, which is limited",
        ["POST /api/auth/email/verify"] = "by address: nobody is logged in",
        ["POST /api/auth/password/forgot"] = "by address of sender and recipient: nobody is logged in",
        ["POST /api/auth/password/reset"] = "by address: nobody is logged in",
        ["POST /api/mail/unsubscribe"] = "once for each e-mail address, by a secret that only its mails have",
        ["POST /api/payments/stripe/webhook"] = "is signed by the provider of payments",
        ["POST /api/subscription/preview"] = "changes nothing",
        ["any method /metrics"] = "changes nothing, whatever the method",
    };

    [Fact]
    public async Task Changes_BeyondTheLimitOfACustomer_AreRefusedForThemAlone()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:RateLimits:Changes"] = "4" });
        host.Clock.StopAt("2026-11-03T10:00:18Z");
        var (one, two) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add(await StatusAsync(host, one, HttpMethod.Post, "/api/keys", """{"name":"a key"}"""));
            statuses.Add(await StatusAsync(host, one, HttpMethod.Patch, "/api/account", """{"time_zone":"UTC"}"""));
        }

        Assert.All(statuses.Take(4), status => Assert.True((int)status < 300, $"{status}"));
        Assert.All(statuses.Skip(4), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        using var refused = await SendAsync(host, one, HttpMethod.Delete, $"/api/keys/{Guid.Empty}");
        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("42", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal("\"changes\";q=4;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());

        // Others change things, and this one reads and calls.
        Assert.Equal(
            HttpStatusCode.Created, await StatusAsync(host, two, HttpMethod.Post, "/api/keys", """{"name":"a key"}"""));
        Assert.Equal(HttpStatusCode.OK, await one.StatusAsync(HttpMethod.Get, "/api/keys"));
        await one.CallAsync("api1");
        host.Clock.Advance(TimeSpan.FromSeconds(42));
        Assert.Equal(
            HttpStatusCode.Created, await StatusAsync(host, one, HttpMethod.Post, "/api/keys", """{"name":"a key"}"""));
    }

    [Fact]
    public async Task Changes_BeyondTheLimitOfADay_AreRefusedUntilItIsOver()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:RateLimits:ChangesPerDay"] = "2" });
        host.Clock.StopAt("2026-11-03T22:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await SendAsync(host, customer, HttpMethod.Post, "/api/keys", """{"name":"a key"}""");
            Assert.Equal(i < 2 ? HttpStatusCode.Created : HttpStatusCode.TooManyRequests, answer.StatusCode);
            if (i == 2)
                Assert.Equal("7200", answer.Headers.GetValues("Retry-After").Single());
        }

        host.Clock.Advance(TimeSpan.FromHours(2));
        customer = await Customer.LoginAsync(host.Client, customer.Username);
        Assert.Equal(
            HttpStatusCode.Created,
            await StatusAsync(host, customer, HttpMethod.Post, "/api/keys", """{"name":"a key"}"""));
    }

    [Fact]
    public async Task Keys_AsManyAsTheSettingAllows_AreRefusedBeyond()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:MaxApiKeys"] = "2" });
        var customer = await Customer.CreateAsync(host.Client);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                HttpStatusCode.Created,
                await StatusAsync(host, customer, HttpMethod.Post, "/api/keys", """{"name":"a key"}"""));
        }

        using var refused = await SendAsync(host, customer, HttpMethod.Post, "/api/keys", """{"name":"a key"}""");
        await refused.AssertProblemAsync(HttpStatusCode.Conflict, "too_many_keys");
    }

    [Fact]
    public async Task Estimates_BeyondTheLimitOfAnAddress_AreRefused()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:RateLimits:Estimates"] = "2" });
        host.Clock.StopAt("2026-11-03T10:00:18Z");
        for (var i = 0; i < 3; i++)
        {
            using var answer = await host.Client.GetAsync("/api/prices/estimate?meter=api1&quantity=1");
            Assert.Equal(i < 2 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Endpoints_ByWhichACustomerChangesSomething_AreAllLimited()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database);

        // A route without methods answers to all of them. Operators are trusted, and calls have limits of their own.
        var unlimited = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<MeteredAttribute>() is null
                && endpoint.Metadata.GetMetadata<LimitedChangesAttribute>() is null
                && !IsForAdministratorsOnly(endpoint))
            .SelectMany(endpoint => ChangingMethodsOf(endpoint)
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
            .ToList();

        // Both ways: an exemption that no route needs any more would hide the next one of its name.
        Assert.Equal(s_limitedOtherwise.Keys.Order(StringComparer.Ordinal), unlimited.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ChangingMethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods
            ? methods.HttpMethods.Where(method => method is not ("GET" or "HEAD" or "OPTIONS"))
            : ["any method"];

    private static bool IsForAdministratorsOnly(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/admin/", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(
        ServiceHost host, Customer customer, HttpMethod method, string path, string? body = null)
    {
        using var answer = await SendAsync(host, customer, method, path, body);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(
        ServiceHost host, Customer customer, HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Bodies.Json(body) };
        request.Headers.Add("Authorization", $"Bearer {customer.Token}");
        return host.Client.SendAsync(request);
    }
}
