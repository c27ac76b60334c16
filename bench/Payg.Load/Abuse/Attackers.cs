using Payg.Core.Customers;
using Payg.Load.Servers;
using Payg.Metering.Authenticate;

namespace Payg.Load.Abuse;

/// <summary>Somebody who abuses a service.</summary>
/// <param name="Name">What the table calls them.</param>
/// <param name="RunAsync">Goes on until it is cancelled.</param>
/// <param name="Answers">What came back, by kind.</param>
internal sealed record Attacker(string Name, Func<CancellationToken, Task> RunAsync, params Answers[] Answers)
{
    /// <summary>How many requests were answered.</summary>
    public int Answered => Answers.Sum(answers => answers.Count);

    /// <summary>What came back.</summary>
    public string Summary() => string.Join("; ", Answers.Select(answers => answers.ToString()));
}

/// <summary>The attackers of the scenario, each by itself and all together.</summary>
internal static class Attackers
{
    private const int SlowCount = 1000;
    private const int LoginsPerSecond = 500;
    private const int RequestsPerSecond = 500;
    private const int KeyMakers = 10;

    private static readonly byte[][] s_pages =
    [
        .. new[] { "/openapi/v1.json", "/docs", "/api/prices", "/", "/health/ready" }
            .Select(path => RawConnection.Request("GET", path)),
    ];

    /// <summary>Those of a target.</summary>
    public static IReadOnlyList<Attacker> Of(LoadTarget target)
    {
        var address = target.Process.Address;
        var logins = new LoginFlood(address, LoginsPerSecond);
        byte[][] keys =
        [
            .. target.Tokens.Take(KeyMakers).Select(token => RawConnection.Request(
                "POST", "/api/keys", Bearer(token), """{"name":"abuse"}""")),
        ];
        var anonymous = RawConnection.Request("GET", "/api/keys");
        var forbidden = RawConnection.Request("GET", "/api/admin/customers", Bearer(target.Tokens[0]));
        Attacker[] each =
        [
            new($"{SlowCount} slow clients", end => SlowClients.RunAsync(address, SlowCount, end)),
            new($"{LoginsPerSecond}/s log-ins", logins.RunAsync, logins.Answers),
            Flood("invented tokens", _ => RawConnection.Request(
                "GET", LoadTarget.Path, Bearer(TokenFormat.Create(TokenKind.ApiKey)))),
            Flood("readers of public pages", number => s_pages[number % s_pages.Length]),
            Flood("makers of keys", number => keys[number % keys.Length]),
            Flood("senders of refused requests", number => number % 2 == 0 ? anonymous : forbidden),
        ];
        return
        [
            .. each,
            new("all of these together",
                end => Task.WhenAll(each.Select(attacker => attacker.RunAsync(end))),
                [.. each.SelectMany(attacker => attacker.Answers)]),
        ];

        Attacker Flood(string name, Func<int, byte[]> make)
        {
            var flood = new RequestFlood(address, RequestsPerSecond, make);
            return new($"{RequestsPerSecond}/s {name}", flood.RunAsync, flood.Answers);
        }
    }

    private static string Bearer(string token) => $"Authorization: Bearer {token}\r\n";
}
