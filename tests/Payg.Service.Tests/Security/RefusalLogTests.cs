using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Pipeline;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>Refusals are logged as sums that name caller, route and address: OWASP ASVS 5.0 16.3.2, 16.2.5.</summary>
public sealed class RefusalLogTests
{
    [Fact]
    public async Task V16_3_2_RefusedRequests_AreOneLineForEachCallerRouteAndAddress()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Proxies:Networks"] = "127.0.0.1" });
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1");
        var before = host.Log.Lines.Count;
        for (var i = 0; i < 50; i++)
        {
            await SendAsync(host, "/api/keys", null, HttpStatusCode.Unauthorized);
            await SendAsync(host, "/api/payg/api1", null, HttpStatusCode.Unauthorized);
            await SendAsync(host, "/api/admin/customers", customer.Token, HttpStatusCode.Forbidden);
        }

        host.Services.GetRequiredService<RefusalLog>().Write();

        var lines = host.Log.Lines.Skip(before).Where(line => line.Contains("[1004]", StringComparison.Ordinal)
            || line.Contains("Authenticat", StringComparison.Ordinal)).ToArray();
        Assert.InRange(lines.Length, 3, 6);
        Assert.Equal(50, Sum("401", "GET /api/keys, token none, from 203.0.113.7"));
        Assert.Equal(50, Sum("401", "GET /api/payg/api1, token none, from 203.0.113.7"));
        await using var context = database.Open();
        var token = context.Tokens.Single(row => row.CustomerId == customer.Id).Id;
        Assert.Equal(50, Sum("403", $"GET /api/admin/customers, token {token}, from 203.0.113.7"));

        int Sum(string status, string rest) => lines
            .Where(line => line.Contains($"requests with {status}: {rest}", StringComparison.Ordinal))
            .Sum(line => int.Parse(line.Split("Refused ")[1].Split(' ')[0], null));
    }

    [Fact]
    public async Task RefusedRequests_OfMoreKindsThanAreKept_AreOneLineMore()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Proxies:Networks"] = "127.0.0.1" });
        var log = host.Services.GetRequiredService<RefusalLog>();
        log.Write();
        var before = host.Log.Lines.Count;
        for (var i = 0; i < 100; i++)
            await SendAsync(host, "/api/keys", null, HttpStatusCode.Unauthorized, $"203.0.113.{i}");

        log.Write();

        var lines = host.Log.Lines.Skip(before).Where(line => line.Contains("Refused ", StringComparison.Ordinal));
        Assert.InRange(lines.Count(), RefusalLog.MaxSums, (2 * RefusalLog.MaxSums) + 2);
    }

    private static async Task SendAsync(
        ServiceHost host, string path, string? token, HttpStatusCode expected, string address = "203.0.113.7")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", address);
        if (token is not null)
            request.Headers.Add("Authorization", $"Bearer {token}");
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }
}
