using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract class LoginTests(ServiceFixture service)
{
    private const string WrongPassword = "wrong horse battery 42";

    public sealed class OnSqlite(SqliteService service) : LoginTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LoginTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData("json", "/api/auth/login")]
    [InlineData("multipart", "/api/auth/login/")]
    [InlineData("urlencoded", "/api/auth/login/")]
    public async Task Login_InAnyContentType_GivesAToken(string contentType, string path)
    {
        var customer = await service.NewCustomerAsync();

        using var body = Bodies.Of(contentType, customer.Username, Customer.DefaultPassword);
        using var answer = await service.Client.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var login = await answer.JsonAsync();
        Assert.Equal(
            ["token", "username", "id", "expires_at"], login.EnumerateObject().Select(member => member.Name));
        Assert.Equal(customer.Id, login.GetProperty("id").GetGuid());
        Assert.Equal(customer.Username, login.Text("username"));
        Assert.Matches("^payg_st_[0-9A-Za-z]{38}$", login.Text("token"));
        var lifetime = Instants.Parse(login.Text("expires_at")) - service.Host.Clock.GetUtcNow();
        Assert.InRange(lifetime, TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
    }

    [Theory]
    [InlineData("Token")]
    [InlineData("token")]
    [InlineData("TOKEN")]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Token_WithEitherSchemeInAnyCase_IsAccepted(string scheme)
    {
        var customer = await service.NewCustomerAsync();

        using var info = await customer.SendAsync(HttpMethod.Get, "/api/auth/info/", scheme);
        using var call = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1/?arg1=555", scheme);

        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
        Assert.Equal(HttpStatusCode.OK, call.StatusCode);
    }

    [Fact]
    public async Task Login_NameInAnotherForm_IsTheSameUser()
    {
        var customer = await service.NewCustomerAsync();

        var again = await Customer.LoginAsync(service.Client, customer.Username.ToUpperInvariant());

        Assert.Equal(customer.Id, again.Id);
        Assert.NotEqual(customer.Token, again.Token);
        Assert.Equal(customer.Username, (await again.ReadAsync("/api/auth/info")).Text("username"));
    }

    [Fact]
    public async Task Login_UnknownNameOrWrongPassword_IsRefusedAlikeAndNoFasterThanTheFloor()
    {
        var customer = await service.NewCustomerAsync();

        var (known, knownTime) = await RefusedAsync(customer.Username, WrongPassword);
        var (unknown, unknownTime) = await RefusedAsync(Customer.NewName(), WrongPassword);
        var (impossible, impossibleTime) = await RefusedAsync("no name at all\0", WrongPassword);

        Assert.Equal(known, unknown);
        Assert.Equal(known, impossible);
        // The floor is 300 ms; the system's timers are coarser than this test's clock, and may ring some ms early.
        Assert.All(
            [knownTime, unknownTime, impossibleTime],
            time => Assert.True(time >= TimeSpan.FromMilliseconds(280), $"{time}"));
    }

    [Fact]
    public async Task Login_AfterTenWrongPasswords_IsRefusedForFiveMinutes()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        for (var i = 0; i < 10; i++)
            await RefusedAsync(host.Client, customer.Username, WrongPassword);

        var (locked, _) = await RefusedAsync(host.Client, customer.Username, Customer.DefaultPassword);

        Assert.Equal((await RefusedAsync(host.Client, Customer.NewName(), WrongPassword)).Body, locked);
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        await RefusedAsync(host.Client, customer.Username, Customer.DefaultPassword);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Customer.LoginAsync(host.Client, customer.Username);
    }

    [Fact]
    public async Task Login_WrongPasswordsAtTheSameTime_AllCount()
    {
        var customer = await service.NewCustomerAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RefusedAsync(customer.Username, WrongPassword)));

        await RefusedAsync(customer.Username, Customer.DefaultPassword);
    }

    [Fact]
    public async Task Login_OfADisabledCustomer_SaysSoToWhoeverKnowsThePasswordOnly()
    {
        var customer = await service.NewCustomerAsync();
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/disable", expected: HttpStatusCode.NoContent);

        using var answer = await service.Client.PostAsJsonAsync(
            "/api/auth/login", new { username = customer.Username, password = Customer.DefaultPassword });
        var (wrong, _) = await RefusedAsync(customer.Username, WrongPassword);
        var (unknown, _) = await RefusedAsync(Customer.NewName(), WrongPassword);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "account_disabled");
        Assert.Equal(unknown, wrong);
        await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/enable", expected: HttpStatusCode.NoContent);
        await Customer.LoginAsync(service.Client, customer.Username);
    }

    [Fact]
    public async Task Login_RightPasswordBetweenWrongOnes_ClearsTheCount()
    {
        var customer = await service.NewCustomerAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 6; i++)
                await RefusedAsync(customer.Username, WrongPassword);
            await Customer.LoginAsync(service.Client, customer.Username);
        }
    }

    [Theory]
    [InlineData("""{"username":"","password":""}""", "username", "password")]
    [InlineData("""{"username":"x"}""", "password")]
    public async Task Login_FieldMissing_IsToldAtTheField(string json, params string[] fields)
    {
        using var body = Bodies.Json(json);
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    private Task<(string Body, TimeSpan Time)> RefusedAsync(string username, string password) =>
        RefusedAsync(service.Client, username, password);

    private static async Task<(string Body, TimeSpan Time)> RefusedAsync(
        HttpClient client, string username, string password)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username, password });
        var time = TimeProvider.System.GetElapsedTime(started);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        var members = problem.EnumerateObject()
            .Where(member => member.Name is not ("trace_id" or "traceId"))
            .ToDictionary(member => member.Name, member => member.Value.GetRawText(), StringComparer.Ordinal);
        return (JsonSerializer.Serialize(members), time);
    }
}
