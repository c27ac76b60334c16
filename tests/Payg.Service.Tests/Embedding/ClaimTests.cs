using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Meters;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>An API whose own authentication names the customer.</summary>
public abstract class ClaimTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private OtherApi _api = null!;

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact]
    public async Task Calls_OfAUserNeverSeen_AreChargedToTheCustomerWhomTheClaimNames()
    {
        await CallAsync("ann|1", HttpStatusCode.OK);
        await CallAsync("ann|1", HttpStatusCode.OK);
        await CallAsync("bob|2", HttpStatusCode.OK);

        Assert.Equal("0.002", await CostAsync("ann|1"));
        Assert.Equal("0.001", await CostAsync("bob|2"));
    }

    [Fact]
    public async Task Call_OfNobody_Is401AndFree()
    {
        using var answer = await _api.SendAsync(HttpMethod.Get, "/translate", null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("unauthorized", (await answer.JsonAsync()).GetProperty("code").GetString());
        using var cost = await _api.SendAsync(HttpMethod.Get, "/billing/cost", null);
        Assert.Equal(HttpStatusCode.Unauthorized, cost.StatusCode);
    }

    [Fact]
    public async Task Problem_InAnApplicationOfOnesOwn_HasItsTraceIdInSnakeCase()
    {
        foreach (var (path, user, status) in new[]
        {
            ("/translate", null, HttpStatusCode.Unauthorized),
            ("/billing/cost/nonsense", "ann", HttpStatusCode.BadRequest),
            ("/billing/prices/estimate", null, HttpStatusCode.BadRequest),
        })
        {
            using var answer = await _api.SendAsync(HttpMethod.Get, path, user);

            Assert.Equal(status, answer.StatusCode);
            var problem = await answer.JsonAsync();
            Assert.NotEmpty(problem.Text("trace_id"));
            Assert.False(problem.TryGetProperty("traceId", out _), "The trace is there twice.");
        }
    }

    [Fact]
    public async Task FirstCalls_AtOnce_MakeOneCustomerAndAllCount()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync("rush", HttpStatusCode.OK)));

        Assert.Equal("0.02", await CostAsync("rush"));
        await using var context = _database.Open();
        Assert.Equal(1, await context.Customers.CountAsync(
            row => row.Name == "rush", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Customer_DisabledAndEnabled_IsRefusedAndServedSoon()
    {
        await CallAsync("carl", HttpStatusCode.OK);

        await SetDisabledAsync("carl", isDisabled: true);
        await EventuallyAsync("carl", HttpStatusCode.Forbidden);
        using var refused = await _api.SendAsync(HttpMethod.Get, "/billing/cost", "carl");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("account_disabled", (await refused.JsonAsync()).GetProperty("code").GetString());

        await SetDisabledAsync("carl", isDisabled: false);
        await EventuallyAsync("carl", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Customer_WhoPaysInAdvance_IsRefusedWithoutCredit()
    {
        await CallAsync("gil", HttpStatusCode.OK);

        await using (var context = _database.Open())
        {
            await context.Customers.Where(row => row.Name == "gil").ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.BillingMode, BillingMode.Prepaid)
                    .SetProperty(row => row.HasCredit, true),
                TestContext.Current.CancellationToken);
            var customer = await context.Customers.SingleAsync(
                row => row.Name == "gil", TestContext.Current.CancellationToken);
            context.AccessChanges.Add(new AccessChangeRow { CustomerId = customer.Id });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await EventuallyAsync("gil", HttpStatusCode.PaymentRequired);
    }

    [Fact]
    public async Task Customer_Limited_IsRefusedSoonAndSeesTheLimit()
    {
        await CallAsync("fay", HttpStatusCode.OK);

        await LimitAsync("fay", "translate", callsPerMinute: 1);
        await EventuallyAsync("fay", HttpStatusCode.TooManyRequests);
        using var refused = await _api.SendAsync(HttpMethod.Get, "/translate", "fay");
        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("\"calls\";q=1;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.NotEmpty(refused.Headers.GetValues("Retry-After").Single());

        using var limits = await _api.SendAsync(HttpMethod.Get, "/billing/limits", "fay");
        var limit = (await limits.JsonAsync()).GetProperty("data").EnumerateArray().Single();
        Assert.Equal(("translate", 1), (limit.Text("meter"), limit.GetProperty("calls_per_minute").GetInt32()));
        await CallAsync("greta", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_MadeByAUser_CallsAsTheirCustomerButMakesNoKeys()
    {
        using var made = await _api.SendAsync(
            HttpMethod.Post, "/billing/keys", "dora", JsonContent.Create(new { name = "program" }));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var body = await made.JsonAsync();
        Assert.Equal($"/billing/keys/{body.GetProperty("id").GetString()}", made.Headers.Location!.OriginalString);
        var key = new AuthenticationHeaderValue("Bearer", body.GetProperty("key").GetString());

        using var call = new HttpRequestMessage(HttpMethod.Get, "/translate") { Headers = { Authorization = key } };
        using var called = await _api.Client.SendAsync(call);
        using var list = new HttpRequestMessage(HttpMethod.Get, "/billing/keys") { Headers = { Authorization = key } };
        using var listed = await _api.Client.SendAsync(list);

        Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        Assert.Equal("0.001", await CostAsync("dora"));
        Assert.Equal(HttpStatusCode.Forbidden, listed.StatusCode);
    }

    [Fact]
    public async Task Handler_OfAMeteredCall_SeesTheApisOwnUserAndJson()
    {
        using var answer = await _api.SendAsync(HttpMethod.Get, "/translate", "emil");

        Assert.Equal("""{"sentBy":"emil"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task Claim_ThatNamesNobody_Is401(string value) => await CallAsync(value, HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Claim_OfTheGreatestLength_IsOneCustomer()
    {
        var name = new string('x', 256);
        await CallAsync(name, HttpStatusCode.OK);
        await CallAsync(name + "y", HttpStatusCode.Unauthorized);

        Assert.Equal("0.001", await CostAsync(name));
    }

    public async ValueTask InitializeAsync()
    {
        _database = await NewDatabaseAsync();
        _api = await OtherApi.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _api.DisposeAsync();
        await Books.AssertRightAsync(_database);
        await _database.DisposeAsync();
    }

    private async Task CallAsync(string user, HttpStatusCode expected)
    {
        using var answer = await _api.SendAsync(HttpMethod.Get, "/translate", user);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<string?> CostAsync(string user)
    {
        using var answer = await _api.SendAsync(HttpMethod.Get, "/billing/cost", user);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement cost = await answer.JsonAsync();
        Assert.Equal("UTC", cost.GetProperty("time_zone").GetString());
        return cost.GetProperty("total").GetProperty("amount").GetString();
    }

    private Task EventuallyAsync(string user, HttpStatusCode expected) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await _api.SendAsync(HttpMethod.Get, "/translate", user);
            return answer.StatusCode == expected;
        },
        TimeSpan.FromSeconds(30),
        () => $"{user} is not answered {expected}.");

    private async Task LimitAsync(string name, string meter, int callsPerMinute)
    {
        await using var context = _database.Open();
        var customer = await context.Customers.SingleAsync(
            row => row.Name == name, TestContext.Current.CancellationToken);
        context.RateLimits.Add(new RateLimitRow
        {
            CustomerId = customer.Id,
            MeterId = context.Meters.Single(row => row.Key == meter).Id,
            CallsPerMinute = callsPerMinute,
        });
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = customer.Id });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task SetDisabledAsync(string name, bool isDisabled)
    {
        DateTimeOffset? now = TimeProvider.System.GetUtcNow();
        await using var context = _database.Open();
        var changed = await context.Customers.Where(row => row.Name == name).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.DisabledAt, isDisabled ? now : null),
            TestContext.Current.CancellationToken);
        Assert.Equal(1, changed);
        var customer = await context.Customers.SingleAsync(
            row => row.Name == name, TestContext.Current.CancellationToken);
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = customer.Id });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteClaimTests : ClaimTests
{
    protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresClaimTests : ClaimTests
{
    protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
