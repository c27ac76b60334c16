using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// What is ended or limited on one node is so on all: OWASP ASVS 5.0, 7.4.1 and 7.4.5; OWASP API Security 2023, API4.
/// </summary>
public sealed class NodesTests
{
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task V7_4_5_WhatOneNodeEnds_IsRefusedOnTheOtherWhateverTheirClocksSay(int minutesAhead)
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        var folder = Directory.CreateTempSubdirectory("payg-test-");
        await using (var one = await ServiceHost.StartAsync(database))
        await using (var two = await ServiceHost.StartAsync(database, folder: folder.FullName))
        {
            two.Clock.Advance(TimeSpan.FromMinutes(minutesAhead));
            var admin = await Customer.LoginAsync(one.Client, "admin");
            var customer = await Customer.CreateAsync(one.Client);
            var (id, key) = await NewKeyAsync(one.Client, customer.Token);

            // The node has asked for changes by its new clock at least once.
            await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(two.Client, key));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(two.Client, customer.Token));
            Assert.Equal(
                HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Delete, $"/api/keys/{id}"));
            await EventuallyAsync(key, HttpStatusCode.Unauthorized);

            await ActAsync("disable");
            await EventuallyAsync(customer.Token, HttpStatusCode.Forbidden);
            await ActAsync("enable");
            await EventuallyAsync(customer.Token, HttpStatusCode.OK);

            async Task ActAsync(string act)
            {
                using var request = new HttpRequestMessage(
                    HttpMethod.Post, $"/api/admin/customers/{customer.Id}/{act}");
                request.Headers.Add("Authorization", $"Bearer {admin.Token}");
                using var done = await one.Client.SendAsync(request);
                Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
            }

            Task EventuallyAsync(string token, HttpStatusCode expected) => Eventually.TrueAsync(
                async () => await StatusAsync(two.Client, token) == expected,
                5 * s_within,
                () => $"The other node did not answer {expected}.");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task V7_4_5_WhatOneNodeEnds_IsRefusedThereAtOnceAndOnTheOtherWithinTwoSeconds()
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        var folder = Directory.CreateTempSubdirectory("payg-test-");
        await using (var one = await ServiceHost.StartAsync(database))
        await using (var two = await ServiceHost.StartAsync(database, folder: folder.FullName))
        {
            var admin = await Customer.LoginAsync(one.Client, "admin");
            foreach (var act in new[] { "logout", "revoke_key", "revoke_token", "disable", "revoke_tokens" })
            {
                var customer = await Customer.CreateAsync(one.Client);
                var (id, key) = await NewKeyAsync(one.Client, customer.Token);
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(one.Client, key));
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(two.Client, key));
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(two.Client, customer.Token));

                var (method, path, token) = act switch
                {
                    "logout" => (HttpMethod.Post, "/api/auth/logout", customer.Token),
                    "revoke_key" => (HttpMethod.Delete, $"/api/keys/{id}", customer.Token),
                    "revoke_token" =>
                        (HttpMethod.Delete, $"/api/admin/customers/{customer.Id}/tokens/{id}", admin.Token),
                    _ => (HttpMethod.Post, $"/api/admin/customers/{customer.Id}/{act}", admin.Token),
                };
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Add("Authorization", $"Bearer {token}");
                using var done = await one.Client.SendAsync(request);
                Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);

                var ended = act is "logout" ? customer.Token : key;
                var refusal = act is "disable" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized;
                Assert.Equal(refusal, await StatusAsync(one.Client, ended));
                await Eventually.TrueAsync(
                    async () => await StatusAsync(two.Client, ended) == refusal,
                    s_within,
                    () => $"{act} was not known on the other node within {s_within}.");
            }
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Api4_LimitSetOnOneNode_HoldsThereAtOnceAndOnTheOtherWithinTwoSeconds()
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        var folder = Directory.CreateTempSubdirectory("payg-test-");
        await using (var one = await ServiceHost.StartAsync(database))
        await using (var two = await ServiceHost.StartAsync(database, folder: folder.FullName))
        {
            var admin = await Customer.LoginAsync(one.Client, "admin");
            var customer = await Customer.CreateAsync(one.Client);
            await customer.CallAsync("api1");
            await customer.At(two.Client).CallAsync("api1");

            await LimitAsync(HttpMethod.Put, HttpStatusCode.OK);

            // Each node lets one call through.
            await customer.CallAsync("api1");
            Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(one.Client, customer.Token));
            await EventuallyAsync(HttpStatusCode.TooManyRequests);

            await LimitAsync(HttpMethod.Delete, HttpStatusCode.NoContent);

            await customer.CallAsync("api1", 2);
            await EventuallyAsync(HttpStatusCode.OK);

            async Task LimitAsync(HttpMethod method, HttpStatusCode expected)
            {
                await using var context = database.Open();
                var meter = context.Meters.Single(row => row.Key == "api1").Id;
                using var request = new HttpRequestMessage(
                    method, $"/api/admin/customers/{customer.Id}/limits/{meter}")
                {
                    Content = Bodies.Json("""{"calls_per_minute":1}"""),
                };
                request.Headers.Add("Authorization", $"Bearer {admin.Token}");
                using var done = await one.Client.SendAsync(request);
                Assert.Equal(expected, done.StatusCode);
            }

            Task EventuallyAsync(HttpStatusCode expected) => Eventually.TrueAsync(
                async () => await StatusAsync(two.Client, customer.Token) == expected,
                s_within,
                () => $"The other node did not answer {expected} within {s_within}.");
        }

        folder.Delete(recursive: true);
    }

    private static async Task<(string Id, string Key)> NewKeyAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys")
        {
            Content = Bodies.Json("""{"name":"a key"}"""),
        };
        request.Headers.Add("Authorization", $"Bearer {token}");
        using var made = await client.SendAsync(request);
        var key = await made.JsonAsync();
        return (key.Text("id"), key.Text("key"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Add("Authorization", $"Bearer {token}");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
