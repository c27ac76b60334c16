using System.Net;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// Well-formed tokens that do not exist cost little, and nobody but their sender notices: OWASP API Security 2023 API4.
/// </summary>
public abstract class UnknownTokenTests
{
    private const int Limit = 60;
    private const int Invented = 200;

    private static readonly Dictionary<string, string> s_limits = new(StringComparer.Ordinal)
    {
        ["Payg:RateLimits:UnknownTokens"] = "60",
        ["Payg:Proxies:Networks"] = "127.0.0.1",
    };

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact]
    public async Task InventedTokens_FromOneAddress_AreLookedUpOneByOneUpToTheLimitOnly()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_limits);
        host.Clock.StopAt("2026-11-03T10:00:18Z");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Invented; i++)
        {
            using var answer = await CallAsync(host, NewToken(), "203.0.113.7");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await answer.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
                Assert.Equal("42", answer.Headers.GetValues("Retry-After").Single());
            }
        }

        Assert.Equal(Limit, host.LookUps);
        Assert.All(statuses.Take(Limit), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.All(statuses.Skip(Limit), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));

        // Other addresses are not limited, and neither is this one in the next minute.
        using var other = await CallAsync(host, NewToken(), "203.0.113.8");
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await CallAsync(host, NewToken(), "203.0.113.7");
        Assert.Equal(HttpStatusCode.Unauthorized, later.StatusCode);
    }

    [Fact]
    public async Task InventedToken_SentAgain_IsNotLookedUpAgain()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var token = NewToken();

        for (var i = 0; i < 10; i++)
        {
            using var answer = await CallAsync(host, token, "203.0.113.7", i % 2 == 0 ? "/api/payg/api1" : "/api/keys");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Equal(1, host.LookUps);
    }

    [Fact]
    public async Task GoodToken_FromAnAddressBeyondItsLimit_WorksAtOnce()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_limits);
        host.Clock.StopAt("2026-11-03T10:00:00Z");
        var (seen, _) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));
        using (var first = await CallAsync(host, seen.Token, "203.0.113.7"))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var enough = new CancellationTokenSource();
        var flood = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
                (await CallAsync(host, NewToken(), "203.0.113.7")).Dispose();
        }));
        await Eventually.TrueAsync(() => Task.FromResult(host.LookUps > Limit), TimeSpan.FromSeconds(30));

        // One that the node has seen, and ones that it has not.
        for (var i = 0; i < 5; i++)
        {
            var unseen = await Customer.CreateAsync(host.Client);
            foreach (var token in new[] { seen.Token, unseen.Token })
            {
                using var answer = await CallAsync(host, token, "203.0.113.7");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        await enough.CancelAsync();
        await flood;
    }

    [Fact]
    public async Task Token_RefusedWhileItsCustomerWasDisabled_WorksAtOnceWhenTheCustomerIsEnabled()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/disable", expected: HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));

        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/enable", expected: HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
    }

    private static string NewToken() => TokenFormat.Create(TokenKind.ApiKey);

    private static Task<HttpResponseMessage> CallAsync(
        ServiceHost host, string token, string address, string path = "/api/payg/api1")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {token}");
        request.Headers.Add("X-Forwarded-For", address);
        return host.Client.SendAsync(request);
    }
}

public sealed class SqliteUnknownTokenTests : UnknownTokenTests
{
    protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

public sealed class PostgresUnknownTokenTests : UnknownTokenTests
{
    protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
