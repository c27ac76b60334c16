using System.Net.Http.Headers;
using System.Text;
using Payg.Core.Customers;
using Payg.Load.Servers;
using Payg.Metering.Authenticate;

namespace Payg.Load.Abuse;

/// <summary>Somebody who abuses a service.</summary>
/// <param name="Name">What the table calls them.</param>
/// <param name="RunAsync">Goes on until it is cancelled.</param>
/// <param name="Summary">What was sent and answered so far.</param>
internal sealed record Attacker(string Name, Func<CancellationToken, Task> RunAsync, Func<string> Summary);

/// <summary>The attackers of the scenario, each by itself and all together.</summary>
internal static class Attackers
{
    private const int SlowCount = 1000;
    private const int LoginsPerSecond = 500;
    private const int RequestsPerSecond = 500;

    private static readonly string[] s_pages = ["/openapi/v1.json", "/docs", "/api/prices", "/", "/health/ready"];

    /// <summary>Those of a target.</summary>
    public static IReadOnlyList<Attacker> Of(LoadTarget target)
    {
        var address = target.Process.Address;
        var logins = new LoginFlood(address, LoginsPerSecond);
        RequestFlood[] floods =
        [
            new("invented tokens", address, RequestsPerSecond, _ => With(
                new HttpRequestMessage(HttpMethod.Get, LoadTarget.Path), TokenFormat.Create(TokenKind.ApiKey))),
            new("readers of public pages", address, RequestsPerSecond, number =>
                new HttpRequestMessage(HttpMethod.Get, s_pages[number % s_pages.Length])),
            new("makers of keys", address, RequestsPerSecond, number => With(
                new HttpRequestMessage(HttpMethod.Post, "/api/keys")
                {
                    Content = new StringContent("""{"name":"abuse"}""", Encoding.UTF8, "application/json"),
                },
                target.Tokens[number % Math.Min(10, target.Tokens.Count)])),
            new("senders of refused requests", address, RequestsPerSecond, number => number % 2 == 0
                ? new HttpRequestMessage(HttpMethod.Get, "/api/keys")
                : With(new HttpRequestMessage(HttpMethod.Get, "/api/admin/customers"), target.Tokens[0])),
        ];
        Attacker[] each =
        [
            new($"{SlowCount} slow clients and {LoginsPerSecond} log-ins/s",
                end => Task.WhenAll(SlowClients.RunAsync(address, SlowCount, end), logins.RunAsync(end)),
                logins.ToString),
            .. floods.Select(flood => new Attacker(
                $"{RequestsPerSecond}/s {flood.Name}", flood.RunAsync, flood.ToString)),
        ];
        return
        [
            .. each,
            new("all of these together",
                end => Task.WhenAll(each.Select(attacker => attacker.RunAsync(end))),
                () => string.Join("; ", each.Select(attacker => attacker.Summary()))),
        ];
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
