using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Webhooks;

/// <summary>What receivers verify events with, npm standardwebhooks and svix, accepts what is sent.</summary>
public sealed class WebhookLibraryTests
{
    private static readonly string[] s_types = ["api_key.created"];
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<object> _deliveries = new();
    private readonly ConcurrentQueue<string> _ids = new();
    private readonly TaskCompletionSource _two = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _three = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Deliveries_OfTheService_AreVerifiedByStandardWebhooksAndSvix()
    {
        var folder = RepositoryFolder.PathOf("tests", "Payg.Clients.Tests");
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules", "svix")),
            "svix is missing. Run: scripts/setup-tests");
        await using var receiver = await StartAsync();
        await using var service = await RunningService.StartAsync(
            settings: new KeyValuePair<string, string>("Payg__Webhooks__AllowedNetworks", "127.0.0.1"));
        using var client = new HttpClient { BaseAddress = new Uri(service.Address) };
        var login = await PostAsync(
            client, "/api/auth/login", new { username = "admin", password = RunningService.AdministratorPassword });
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", login.GetProperty("token").GetString());

        // Two attempts at the event of a key, the first of which is refused; then a test with two signatures. That the
        // administrator was created may not have been queued yet: it is not asked for.
        var made = await PostAsync(
            client, "/api/admin/webhooks", new { url = receiver.Urls.Single(), types = s_types });
        await PostAsync(client, "/api/keys", new { name = "Jörg's laptop 🚲" });
        await _two.Task.WaitAsync(s_timeout, TestContext.Current.CancellationToken);
        var id = made.GetProperty("webhook").GetProperty("id").GetString();
        var rotated = await PostAsync(client, $"/api/admin/webhooks/{id}/rotate_secret", new { });
        await PostAsync(client, $"/api/admin/webhooks/{id}/test", new { });
        await _three.Task.WaitAsync(s_timeout, TestContext.Current.CancellationToken);

        Assert.Equal(_ids.First(), _ids.ElementAt(1));
        var counts = await Tool.RunAsync(
            folder, JsonSerializer.Serialize(new
            {
                secrets = new[]
                {
                    made.GetProperty("secret").GetString(), rotated.GetProperty("secret").GetString(),
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                },
                deliveries = _deliveries.Take(3),
            }),
            "node", Path.Combine("Webhooks", "verify.cjs"));
        Assert.Equal("[[3,3],[1,1],[0,0]]", counts.Trim());
    }

    /// <summary>Receives on a free port of 127.0.0.1; what comes first is answered 500.</summary>
    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = builder.Build();
        receiver.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            _ids.Enqueue(http.Request.Headers["webhook-id"].ToString());
            _deliveries.Enqueue(new
            {
                body = await reader.ReadToEndAsync(http.RequestAborted),
                headers = http.Request.Headers.Where(
                        header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase))
                    .ToDictionary(
                        header => header.Key.ToLowerInvariant(), header => header.Value.ToString(),
                        StringComparer.Ordinal),
            });
            http.Response.StatusCode = _ids.Count == 1 ? StatusCodes.Status500InternalServerError : 200;
            if (_ids.Count >= 2)
                (_ids.Count == 2 ? _two : _three).TrySetResult();
        });
        await receiver.StartAsync();
        return receiver;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }
}
