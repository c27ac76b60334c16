using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Attempts_BeyondTheLimitOfAMinute_AreRefusedAndSayWhenToComeBack()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Payg:RateLimits:Register"] = "2",
            ["Payg:RateLimits:Login"] = "3",
        });

        foreach (var (path, limit) in new[] { ("/api/auth/register", 2), ("/api/auth/login", 3) })
        {
            for (var i = 0; i < limit; i++)
            {
                using var taken = await PostAsync(host, path);
                Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
            }

            using var refusal = await PostAsync(host, path);
            await refusal.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
            var seconds = int.Parse(
                Assert.Single(refusal.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture);
            Assert.InRange(seconds, 1, 60);
        }

        // What is not an attempt is not limited.
        using var prices = await host.Client.GetAsync("/api/prices");
        Assert.Equal(HttpStatusCode.OK, prices.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(ServiceHost host, string path) =>
        host.Client.PostAsJsonAsync(path, new { });
}
