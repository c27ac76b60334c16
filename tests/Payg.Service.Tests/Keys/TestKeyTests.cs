using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Xunit;

namespace Payg.Service.Tests.Keys;

/// <summary>Keys whose calls are served as all are, counted apart, and free of charge.</summary>
public abstract class TestKeyTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : TestKeyTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : TestKeyTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task TestKey_Calls_AreServedAndCostNothing()
    {
        var owner = await service.NewCustomerAsync();
        var (live, test) = (await NewKeyAsync(owner, isTest: false), await NewKeyAsync(owner, isTest: true));

        await CallAsync(live, "api1");
        await CallAsync(test, "api1", 3);
        await CallAsync(test, "api4", 2);

        Assert.StartsWith("payg_test_", test, StringComparison.Ordinal);
        Assert.Equal(("0.001", "0.001"), await owner.CostsAsync());
        var line = Assert.Single((await owner.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray().ToArray());
        Assert.Equal(("api1", 1), (line.Text("meter"), line.GetProperty("quantity").GetInt32()));
        Assert.Equal([("api1", 1)], await UsageAsync(owner, ""));
        var shown = (await owner.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray()
            .Select(key => (key.Text("start"), key.GetProperty("test").GetBoolean()));
        Assert.Equal([(test[..14], true), (live[..12], false)], shown);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("day")]
    [InlineData("month")]
    public async Task TestKey_Calls_AreShownByMeterAndWindowWithoutACost(string window)
    {
        var owner = await service.NewCustomerAsync();
        var test = await NewKeyAsync(owner, isTest: true);
        await CallAsync(test, "api4", 2);
        await CallAsync(test, "api1", 3);
        await owner.CallAsync("api1");

        var usage = (await owner.ReadAsync($"/api/usage?test=true&window={window}")).GetProperty("data");

        Assert.Equal([("api1", 3), ("api4", 2)], Quantities(usage));
        Assert.All(usage.EnumerateArray(), entry =>
        {
            Assert.Equal("""{"amount":"0","currency":"USD"}""", entry.GetProperty("cost").GetRawText());
            Assert.Equal("call", entry.Text("unit"));
        });
        var byKey = (await owner.ReadAsync($"/api/usage?test=true&window={window}&group_by=api_key&meter=api4"))
            .GetProperty("data");
        Assert.Equal("a key", Assert.Single(byKey.EnumerateArray()).GetProperty("api_key").Text("name"));
    }

    [Fact]
    public async Task TestKey_Calls_AreNotInSumsOfOperatorsAndHaveAnOutcomeOfTheirOwn()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var owner = await Customer.CreateAsync(host.Client);
        var test = await NewKeyAsync(owner, isTest: true);

        using (var answer = await SendAsync(host, test, "api1"))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        Assert.Empty((await admin.ReadAsync("/usage")).GetProperty("data").EnumerateArray());
        Assert.Equal("0", (await admin.ReadAsync("/totals")).GetProperty("revenue").Text("amount"));
        using var metrics = await admin.User.SendAsync(HttpMethod.Get, "/metrics");
        var text = await metrics.Content.ReadAsStringAsync(CancellationToken.None);
        Assert.Contains(
            text.Split('\n'),
            line => line.Contains("payg_meter=\"api1\",payg_outcome=\"test\"", StringComparison.Ordinal)
                && line.EndsWith(" 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TestKey_ForSomeMetersOrOfADisabledCustomer_IsRefusedAsAllKeysAre()
    {
        var owner = await service.NewCustomerAsync();
        using var made = await service.SendAsync(
            HttpMethod.Post, "/api/keys", owner.Token, """{"name":"a key","test":true,"meters":["api1"]}""");
        var test = (await made.JsonAsync()).Text("key")!;

        using var refused = await service.SendAsync(HttpMethod.Get, "/api/payg/api2", test);

        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "meter_not_allowed");
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(HttpMethod.Post, $"/customers/{owner.Id}/disable", expected: HttpStatusCode.NoContent);
        using var disabled = await service.SendAsync(HttpMethod.Get, "/api/payg/api1", test);
        await disabled.AssertProblemAsync(HttpStatusCode.Forbidden, "account_disabled");
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    public async Task Usage_OfTestCallsByAnotherWord_IsRefused(string test)
    {
        var owner = await service.NewCustomerAsync();

        using var answer = await owner.SendAsync(HttpMethod.Get, $"/api/usage?test={test}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "test");
    }

    private static async Task<string> NewKeyAsync(Customer owner, bool isTest)
    {
        using var made = await owner.PostAsync("/api/keys", new { name = "a key", test = isTest });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var key = await made.JsonAsync();
        Assert.Equal(isTest, key.GetProperty("test").GetBoolean());
        return key.Text("key")!;
    }

    private async Task CallAsync(string key, string api, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await SendAsync(service.Host, key, api);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(ServiceHost host, string key, string api)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/payg/{api}");
        request.Headers.Add("Authorization", $"Bearer {key}");
        return host.Client.SendAsync(request);
    }

    private static async Task<(string?, int)[]> UsageAsync(Customer owner, string query) =>
        Quantities((await owner.ReadAsync($"/api/usage?{query}")).GetProperty("data"));

    private static (string?, int)[] Quantities(JsonElement usage) =>
    [
        .. usage.EnumerateArray().Select(entry => (entry.Text("meter"), entry.GetProperty("quantity").GetInt32())),
    ];
}
