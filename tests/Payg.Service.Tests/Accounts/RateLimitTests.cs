using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Payg.Metering.Limits;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>How often one may try: OWASP ASVS 5.0 6.3.1, OWASP API Security 2023 API4.</summary>
public sealed class RateLimitTests
{
    private static readonly Dictionary<string, string> s_limits = new(StringComparer.Ordinal)
    {
        ["Payg:RateLimits:Register"] = "2",
        ["Payg:RateLimits:Login"] = "3",
    };

    [Fact]
    public async Task Attempts_BeyondTheLimitOfAMinute_AreRefusedAndSayWhenToComeBack()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database, s_limits);
        host.Clock.StopAt("2026-11-03T10:00:18Z");

        foreach (var (path, policy, limit) in new[]
        {
            ("/api/auth/register", "register", 2), ("/api/auth/login", "login", 3),
        })
        {
            for (var i = 0; i < limit; i++)
            {
                using var taken = await PostAsync(host, path);
                Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
                Assert.Equal($"\"{policy}\";q={limit};w=60", taken.Headers.GetValues("RateLimit-Policy").Single());
                Assert.Equal($"\"{policy}\";r={limit - i - 1};t=42", taken.Headers.GetValues("RateLimit").Single());
            }

            using var refusal = await PostAsync(host, path);
            await refusal.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
            Assert.Equal("42", refusal.Headers.GetValues("Retry-After").Single());
            Assert.Equal($"\"{policy}\";r=0;t=42", refusal.Headers.GetValues("RateLimit").Single());
        }

        // What is not an attempt is not limited; and in the next minute one may try again.
        using var prices = await host.Client.GetAsync("/api/prices");
        Assert.Equal(HttpStatusCode.OK, prices.StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(42));
        using var again = await PostAsync(host, "/api/auth/login");
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task Attempts_ForwardedByNobodyWhoIsTrusted_CountForTheirConnection()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database, s_limits);
        host.Clock.StopAt("2026-11-03T10:00:00Z");

        var statuses = await StatusesAsync(host, ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"]);

        Assert.Equal([400, 400, 400, 429], statuses);
    }

    [Fact]
    public async Task Attempts_ForwardedByATrustedProxy_CountForTheAddressThatItSaw()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string>(s_limits) { ["Payg:Proxies:Networks"] = "127.0.0.1,10.0.0.0/8" });
        host.Clock.StopAt("2026-11-03T10:00:00Z");

        // What the client itself sent stands further left and is not believed.
        var others = await StatusesAsync(host, ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"]);
        var same = await StatusesAsync(
            host, ["1.1.1.1, 203.0.113.9", "2.2.2.2, 203.0.113.9", "203.0.113.9", "203.0.113.9"]);

        Assert.Equal([400, 400, 400, 400], others);
        Assert.Equal([400, 400, 400, 429], same);
    }

    [Fact]
    public async Task Attempts_AtOneNameFromManyAddresses_AreLimitedWhetherItIsThereOrNot()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string>(s_limits) { ["Payg:Proxies:Networks"] = "127.0.0.1" });
        host.Clock.StopAt("2026-11-03T10:00:00Z");

        foreach (var name in new[] { "admin", "nobody-at-all" })
        {
            for (var i = 0; i < 4; i++)
            {
                using var answer = await PostAsync(
                    host, "/api/auth/login", $"203.0.113.{i}", new { username = name, password = "wrong" });
                if (i < 3)
                    await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
                else
                    await answer.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
            }

            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void Counter_OfManyKeys_CountsEachAndKeepsNone()
    {
        var clock = new TestClock();
        clock.StopAt("2026-11-03T10:00:00Z");
        var counter = new AttemptCounter(3, clock);

        Assert.All(Enumerable.Range(0, 2), _ => Assert.True(counter.Take("a").IsAllowed));
        Parallel.For(0, 1000, i => counter.Take(i.ToString(CultureInfo.InvariantCulture)));

        var allowed = Enumerable.Range(0, 1000).AsParallel().Count(_ => counter.Take("b").IsAllowed);
        Assert.InRange(allowed, 0, 3);
        clock.Advance(AttemptCounter.Window);
        Assert.True(counter.Take("b").IsAllowed);
    }

    private static async Task<List<int>> StatusesAsync(ServiceHost host, IEnumerable<string> forwardedFor)
    {
        var statuses = new List<int>();
        foreach (var addresses in forwardedFor)
        {
            using var answer = await PostAsync(host, "/api/auth/login", addresses);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static Task<HttpResponseMessage> PostAsync(
        ServiceHost host, string path, string? forwardedFor = null, object? body = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        return host.Client.SendAsync(request);
    }
}
