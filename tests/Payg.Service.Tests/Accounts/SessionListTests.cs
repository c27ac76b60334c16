using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>Users see and end their sessions, which are bounded: OWASP ASVS 5.0 7.1.2, 7.3.1 and 7.5.2.</summary>
public abstract class SessionListTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : SessionListTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : SessionListTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Sessions_OfAUser_AreListedNewestFirstAndEndedOneByOne()
    {
        var customer = await service.NewCustomerAsync();
        var elsewhere = await Customer.LoginAsync(service.Client, customer.Username);
        var stranger = await service.NewCustomerAsync();

        var sessions = await ListAsync(customer);
        Assert.Equal(2, sessions.Count);
        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("is_current").GetBoolean()));
        Assert.All(sessions, session => Assert.Equal("127.0.0.1", session.Text("address")));
        var other = sessions[0].Text("id");

        Assert.Equal(
            HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Delete, $"/api/auth/sessions/{other}"));
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        Assert.Equal(
            HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Delete, $"/api/auth/sessions/{other}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        Assert.Single(await ListAsync(customer));
        Assert.Equal(
            HttpStatusCode.NotFound, await customer.StatusAsync(HttpMethod.Delete, $"/api/auth/sessions/{other}"));
    }

    [Fact]
    public async Task Sessions_BeyondTheBound_EndTheOldest()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Tokens:MaxSessions"] = "3" });
        var first = await Customer.CreateAsync(host.Client);
        await first.CallAsync("api1");
        var second = await Customer.LoginAsync(host.Client, first.Username);

        await Task.WhenAll(
            Customer.LoginAsync(host.Client, first.Username), Customer.LoginAsync(host.Client, first.Username));

        Assert.Equal(HttpStatusCode.Unauthorized, await first.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        Assert.Equal(HttpStatusCode.OK, await second.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        Assert.Equal(3, (await ListAsync(second)).Count);
    }

    [Fact]
    public async Task Session_ThatIsNotUsed_EndsAndOneThatIsUsedDoesNot()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Tokens:SessionIdleTimeout"] = "00:30:00" });
        var used = await Customer.CreateAsync(host.Client);
        var idle = await Customer.LoginAsync(host.Client, used.Username);
        var unseen = await Customer.LoginAsync(host.Client, used.Username);
        await idle.CallAsync("api1");
        for (var i = 0; i < 3; i++)
        {
            await used.CallAsync("api1");
            host.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await idle.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await unseen.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        await used.CallAsync("api1");
        Assert.Single(await ListAsync(used));
    }

    [Fact]
    public async Task LogIn_FromAnotherDevice_LeavesANoticeAndTheFirstOneAndTheSameDoNot()
    {
        var customer = await service.NewCustomerAsync();
        await Customer.LoginAsync(service.Client, customer.Username);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login")
        {
            Content = JsonContent.Create(
                new { username = customer.Username, password = Customer.DefaultPassword }),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "Elsewhere/1.0 \u0001<b>");
        using var answer = await service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var notices = await customer.ReadAsync("/api/auth/notices");

        var notice = Assert.Single(notices.GetProperty("data").EnumerateArray());
        Assert.Equal("login.new_device", notice.Text("kind"));
        Assert.StartsWith("Elsewhere/1.0", notice.Text("client"), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", notice.Text("address"));
    }

    private static async Task<List<JsonElement>> ListAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/auth/sessions")).GetProperty("data").EnumerateArray()];
}
