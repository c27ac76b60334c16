using System.Net;
using System.Net.Http.Json;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Proxies;
using Xunit;

namespace Payg.Service.Tests.Startup;

public sealed class DatabaseAwayTests
{
    private static readonly TimeSpan s_back = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Database_LostWhileServing_CallsGoOnAndAreCountedOnceItIsBack()
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        await using var proxy = TcpProxy.ForPostgres(database.Setting, out var proxied);
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["ConnectionStrings:Payg"] = proxied });
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1");

        proxy.StopAccepting();
        proxy.CutConnections();

        // A probe may repeat what was found half a second before.
        await Eventually.TrueAsync(
            async () => (await host.Client.GetAsync("/health/ready")).StatusCode is HttpStatusCode.ServiceUnavailable,
            s_back);
        await AssertUnavailableAsync(await host.Client.GetAsync("/health/ready"), "not_ready");
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/live")).StatusCode);
        await customer.CallAsync("api1", 10);
        await AssertUnavailableAsync(
            await customer.SendAsync(HttpMethod.Get, "/api/auth/info"), "database_unavailable");
        await AssertUnavailableAsync(await customer.SendAsync(HttpMethod.Get, "/api/cost"), "database_unavailable");
        await AssertUnavailableAsync(await host.Client.GetAsync("/api/prices"), "database_unavailable");
        await AssertUnavailableAsync(
            await host.Client.PostAsJsonAsync(
                "/api/auth/login", new { username = customer.Username, password = Customer.DefaultPassword }),
            "database_unavailable");

        proxy.ResumeAccepting();
        await host.WaitUntilReadyAsync();
        await Eventually.TrueAsync(
            async () => await customer.StatusAsync(HttpMethod.Get, "/api/auth/info") == HttpStatusCode.OK, s_back);
        Assert.Equal(("0.011", "0.011"), await customer.CostsAsync());
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Database_AwayAtStart_IsWaitedFor()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var proxy = TcpProxy.ForPostgres(database.Setting, out var proxied);
        proxy.StopAccepting();
        await using var host = await ServiceHost.StartAsync(
            database,
            new Dictionary<string, string> { ["ConnectionStrings:Payg"] = proxied },
            waitUntilReady: false);

        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/live")).StatusCode);
        await AssertUnavailableAsync(await host.Client.GetAsync("/health/ready"), "not_ready");
        foreach (var path in new[] { "/api/prices", "/api/auth/info", "/api/payg/api1" })
        {
            using var answer = await host.Client.GetAsync(path);
            Assert.True(
                answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Unauthorized,
                $"{path}: {answer.StatusCode}");
        }

        proxy.ResumeAccepting();
        await host.WaitUntilReadyAsync();
        await (await Customer.CreateAsync(host.Client)).CallAsync("api1");
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage answer, string code)
    {
        using (answer)
            await answer.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, code);
    }
}
