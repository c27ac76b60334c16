using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Deliveries;
using Payg.Service.Tests.Hosting;
using Payg.Service.Webhooks;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;
using Xunit;

namespace Payg.Service.Tests.Webhooks;

/// <summary>Events that operators' endpoints receive. Each test has a path of its own at the receiver.</summary>
public abstract class WebhookTests(WebhookService service)
{
    public sealed class OnSqlite(SqliteWebhooks service) : WebhookTests(service), IClassFixture<SqliteWebhooks>;

    public sealed class OnPostgres(PostgresWebhooks service) : WebhookTests(service), IClassFixture<PostgresWebhooks>;

    private static readonly string[] s_keyTypes = [EventTypes.KeyCreated, EventTypes.KeyRevoked];
    private static readonly string[] s_unknownTypes = ["usage.alert", "no.such"];

    [Fact]
    public async Task Event_AnsweredTwice500_IsSentThreeTimesWithOneIdAndValidSignatures()
    {
        var (id, secret) = await service.CreateAsync("backoff", s_keyTypes);
        service.Receiver.Answer = Answering("/backoff", (attempt, http) =>
            http.Response.StatusCode = attempt < 3 ? 500 : 200);
        var customer = await Customer.CreateAsync(service.Host.Client);
        using var key = await customer.PostAsync("/api/keys", new { name = "laptop" });

        await service.DrainAsync();
        Assert.Single(service.EventsAt("backoff"));
        await service.DrainAfterAsync(TimeSpan.FromSeconds(4));
        Assert.Single(service.EventsAt("backoff"));
        await service.DrainAfterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(2, service.EventsAt("backoff").Count);
        Assert.Equal("pending", Assert.Single(await service.DeliveriesAsync(id)).Text("state"));
        await service.DrainAfterAsync(TimeSpan.FromMinutes(5));
        await service.DrainAfterAsync(TimeSpan.FromHours(3));

        var received = service.EventsAt("backoff");
        Assert.Equal(3, received.Count);
        Assert.Single(received.Select(attempt => attempt.Id).Distinct(StringComparer.Ordinal));
        Assert.All(received, attempt => AssertSigned(attempt, secret));
        var body = JsonElement.Parse(received[0].Body);
        Assert.Equal(("api_key.created", received[0].Id), (body.Text("type"), body.Text("id")));
        Assert.Equal(customer.Id, body.GetProperty("data").GetProperty("customer").GetGuid());
        Assert.Equal("laptop", body.GetProperty("data").Text("name"));
        Assert.True(DateTimeOffset.TryParse(
            body.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        var delivery = Assert.Single(await service.DeliveriesAsync(id, "?state=delivered"));
        Assert.Equal(
            (3, 200), (delivery.GetProperty("attempts").GetInt32(), delivery.GetProperty("status").GetInt32()));
        Assert.Equal(
            [(200, null), (500, "The endpoint answered 500."), (500, "The endpoint answered 500.")],
            (await service.AttemptsAsync(delivery)).Select(attempt =>
                (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("error").GetString())));
    }

    [Fact]
    public async Task Stop_WhoseTimeIsUpBeforeAnEndpointAnswers_EndsQuietly()
    {
        var answer = new TaskCompletionSource();
        await service.CreateAsync("slow", s_keyTypes);
        service.Receiver.Answer = (received, _) =>
            received.Path.EndsWith("/slow", StringComparison.Ordinal) ? answer.Task : Task.CompletedTask;
        var customer = await Customer.CreateAsync(service.Host.Client);
        using var key = await customer.PostAsync("/api/keys", new { name = "laptop" });
        var sending = service.DrainAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(service.EventsAt("slow").Count > 0), TimeSpan.FromSeconds(30));

        await service.Host.Services.GetRequiredService<DeliveryDispatcher>()
            .StopAsync(new CancellationToken(canceled: true));

        Assert.False(sending.IsCompleted);
        answer.SetResult();
        await sending;
        await service.RestartAsync(() => Task.CompletedTask);
    }

    [Fact]
    public async Task Event_CommittedBeforeTheProcessEnded_IsDeliveredByTheNext()
    {
        var (id, _) = await service.CreateAsync("restart", [EventTypes.InvoicePaid]);

        // Stored by a process that ended before it could send anything, and taken by one that ended amid the attempt.
        await service.RestartAsync(async () =>
        {
            await using var context = service.Database.Open();
            context.Notify(
                EventTypes.InvoicePaid, null, "invoice/1/paid", new { Invoice = 1 },
                TimeProvider.System.GetUtcNow());
            await context.SaveChangesAsync();
        });
        await service.DrainAsync();
        Assert.Equal(1, JsonElement.Parse(Assert.Single(service.EventsAt("restart")).Body)
            .GetProperty("data").GetProperty("invoice").GetInt32());

        var queue = service.Host.Services.GetRequiredService<DeliveryQueue>();
        service.Receiver.Answer = Answering("/restart", (_, _) => { });
        using var replayed = await service.Admin.SendAsync(
            HttpMethod.Post, $"/webhooks/deliveries/{(await service.DeliveriesAsync(id))[0].Text("id")}/replay");
        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        await queue.ClaimAsync(16, _ => true, [], CancellationToken.None);
        await service.DrainAfterAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(2, service.EventsAt("restart").Count);
        Assert.Single(service.EventsAt("restart").Select(sent => sent.Id).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Claim_ByTwoNodes_GivesEachDeliveryToOne()
    {
        var (id, _) = await service.CreateAsync("claims", [EventTypes.PaymentFailed]);
        var endpoint = Guid.Parse(id);
        var later = service.Host.Clock.GetUtcNow().AddYears(1);
        await using (var context = service.Database.Open())
        {
            context.Deliveries.AddRange(Enumerable.Range(0, 40).Select(number => new DeliveryRow
            {
                Id = Guid.CreateVersion7(),
                EndpointId = endpoint,
                MessageId = $"m{number}",
                Type = EventTypes.PaymentFailed,
                NextAttemptAt = later.AddSeconds(-1),
                CreatedAt = later,
            }));
            await context.SaveChangesAsync();
        }

        var clock = new TestClock();
        clock.Advance(later - clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        var scopes = service.Host.Services.GetRequiredService<IServiceScopeFactory>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            new DeliveryQueue(scopes, clock).ClaimAsync(1000, _ => true, [], CancellationToken.None))));

        var ids = taken.SelectMany(rows => rows).Where(row => row.EndpointId == endpoint).Select(row => row.Id);
        Assert.Equal(40, ids.Count());
        Assert.Equal(40, ids.Distinct().Count());
        await service.Admin.DoAsync(HttpMethod.Delete, $"/webhooks/{id}", expected: HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("http://metadata.example/")]
    [InlineData("http://mixed.example/")]
    [InlineData("https://unknown.example/")]
    public async Task Address_ThatIsNotPublic_IsNeverConnectedTo(string url)
    {
        var (id, _) = await service.CreateAsync("", [EventTypes.PaymentFailed], url);

        var sent = await TestAsync(id);

        Assert.Equal(("pending", JsonValueKind.Null), (sent.Text("state"), sent.GetProperty("status").ValueKind));
        Assert.Contains("not public", sent.Text("error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://2852039166/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("/hook")]
    public async Task Url_ThatCannotBeUsed_IsRefused(string url)
    {
        using var refused = await service.Admin.SendAsync(HttpMethod.Post, "/webhooks", new { url });

        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "url");
    }

    [Fact]
    public async Task Name_ThatRebinds_IsLookedUpOnceForAConnectionAndRefusedLater()
    {
        var port = service.Receiver.Address.Port;
        var (id, _) = await service.CreateAsync(
            "", [EventTypes.PaymentFailed], $"http://rebinds.example:{port}/rebinds");

        // The address that was checked is the one that is connected to: there is no second look-up in between.
        service.Receiver.Answer = Answering("/rebinds", (_, http) => http.Response.Headers.Connection = "close");
        Assert.Equal("delivered", (await TestAsync(id)).Text("state"));
        var refused = await TestAsync(id);

        Assert.Contains("not public", refused.Text("error"), StringComparison.Ordinal);
        Assert.Single(service.EventsAt("rebinds"));
    }

    [Fact]
    public async Task Redirect_IsAFailureAndNotFollowed()
    {
        var (id, _) = await service.CreateAsync("redirects", [EventTypes.PaymentFailed]);
        service.Receiver.Answer = Answering("/redirects", (_, http) => http.Response.Redirect("/elsewhere"));

        var sent = await TestAsync(id);

        Assert.Equal(("pending", 302), (sent.Text("state"), sent.GetProperty("status").GetInt32()));
        Assert.Empty(service.EventsAt("elsewhere"));
    }

    [Fact]
    public async Task Gone_DisablesTheEndpointUntilItIsEnabled()
    {
        var (id, _) = await service.CreateAsync("gone", [EventTypes.CustomerCreated]);
        service.Receiver.Answer = Answering("/gone", (_, http) => http.Response.StatusCode = 410);
        Assert.Equal("failed", (await TestAsync(id)).Text("state"));

        var gone = await service.Admin.ReadAsync($"/webhooks/{id}");
        Assert.Equal((false, "gone"), (gone.GetProperty("is_enabled").GetBoolean(), gone.Text("disabled_reason")));
        await Customer.CreateAsync(service.Host.Client);
        await service.DrainAsync();
        Assert.Single(service.EventsAt("gone"));

        // Enabled again, it receives what it missed by a replay of the range.
        service.Receiver.Answer = Answering("/gone", (_, _) => { });
        await service.Admin.DoAsync(HttpMethod.Patch, $"/webhooks/{id}", new { is_enabled = true });
        var events = await service.Admin.DoAsync(
            HttpMethod.Post, $"/webhooks/{id}/replay", new { from = "2000-01-01T00:00:00Z" }, HttpStatusCode.Accepted);
        await service.DrainAsync();
        var received = service.EventsAt("gone").Skip(1).ToList();
        Assert.Equal(events.GetProperty("events").GetInt32(), received.Count);
        Assert.All(received, sent => Assert.Contains("\"customer.created\"", sent.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RetryAfter_IsWaitedFor()
    {
        var (id, _) = await service.CreateAsync("patience", [EventTypes.PaymentFailed]);
        service.Receiver.Answer = Answering("/patience", (attempt, http) =>
        {
            http.Response.StatusCode = attempt == 1 ? 503 : 204;
            http.Response.Headers.RetryAfter = "60";
        });
        await TestAsync(id);

        await service.DrainAfterAsync(TimeSpan.FromSeconds(50));
        Assert.Single(service.EventsAt("patience"));
        await service.DrainAfterAsync(TimeSpan.FromSeconds(11));
        Assert.Equal(2, service.EventsAt("patience").Count);
    }

    [Fact]
    public async Task Secret_Rotated_SignsBesideTheOldOneUntilTheOverlapEnds()
    {
        var (id, old) = await service.CreateAsync("rotation", [EventTypes.PaymentFailed]);
        var rotated = await service.Admin.DoAsync(
            HttpMethod.Post, $"/webhooks/{id}/rotate_secret", new { overlap_hours = 1 });
        var secret = rotated.Text("secret");

        await TestAsync(id);
        service.Host.Clock.Advance(TimeSpan.FromHours(1));
        await TestAsync(id);

        var received = service.EventsAt("rotation");
        AssertSigned(received[0], secret);
        AssertSigned(received[0], old);
        AssertSigned(received[1], secret);
        Assert.DoesNotContain(' ', received[1].Signatures);
        await using var context = service.Database.Open();
        Assert.DoesNotContain(
            secret, (await context.WebhookEndpoints.SingleAsync(row => row.Id == Guid.Parse(id))).Secret,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatIsLong_IsKeptUpToItsBound()
    {
        var (id, _) = await service.CreateAsync("long", [EventTypes.PaymentFailed]);
        service.Receiver.Answer = Answering("/long", (_, http) => http.Response.WriteAsync(new string('x', 100_000)));

        var sent = await TestAsync(id);

        Assert.Equal(WebhookClient.MaxAnswerBytes, sent.Text("response").Length);
    }

    [Fact]
    public async Task Requests_ThatBreakRules_AreRefusedAtTheirFields()
    {
        using var type = await service.Admin.SendAsync(
            HttpMethod.Post, "/webhooks", new { url = "https://example.com", types = s_unknownTypes });
        await type.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "types");
        var (id, _) = await service.CreateAsync("rules");
        using var hours = await service.Admin.SendAsync(
            HttpMethod.Post, $"/webhooks/{id}/rotate_secret", new { overlap_hours = 200 });
        await hours.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "overlap_hours");
        using var range = await service.Admin.SendAsync(
            HttpMethod.Post, $"/webhooks/{id}/replay",
            new { from = "2031-01-01T00:00:00Z", to = "2030-01-01T00:00:00Z" });
        await range.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "to");
        using var unknown = await service.Admin.SendAsync(HttpMethod.Get, $"/webhooks/{Guid.Empty}/deliveries");
        await unknown.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        await service.Admin.DoAsync(HttpMethod.Delete, $"/webhooks/{id}", expected: HttpStatusCode.NoContent);
    }

    /// <summary>Sends a test; what became of it.</summary>
    private async Task<JsonElement> TestAsync(string id)
    {
        await service.Admin.DoAsync(HttpMethod.Post, $"/webhooks/{id}/test", expected: HttpStatusCode.Accepted);
        await service.DrainAsync();
        return (await service.DeliveriesAsync(id))[0];
    }

    /// <summary>Answers what comes to a path by how many came before; others with 200.</summary>
    private static Func<ReceivedEvent, HttpContext, Task> Answering(string path, Action<int, HttpContext> answer) =>
        Answering(path, (attempt, http) =>
        {
            answer(attempt, http);
            return Task.CompletedTask;
        });

    private static Func<ReceivedEvent, HttpContext, Task> Answering(string path, Func<int, HttpContext, Task> answer)
    {
        var attempts = 0;
        return (received, http) => string.Equals(received.Path, path, StringComparison.Ordinal)
            ? answer(Interlocked.Increment(ref attempts), http)
            : Task.CompletedTask;
    }

    private static void AssertSigned(ReceivedEvent received, string secret) => Assert.Contains(
        WebhookSignature.Sign(
            secret, received.Id,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(received.Timestamp, CultureInfo.InvariantCulture)),
            Encoding.UTF8.GetBytes(received.Body)),
        received.Signatures.Split(' '));
}
