using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Notifications;
using Xunit;

namespace Payg.Service.Tests.Webhooks;

/// <summary>Endpoints that accept nothing for days.</summary>
public abstract class WebhookHealthTests(WebhookService service)
{
    public sealed class OnSqlite(SqliteWebhooks service) : WebhookHealthTests(service), IClassFixture<SqliteWebhooks>;

    public sealed class OnPostgres(PostgresWebhooks service)
        : WebhookHealthTests(service), IClassFixture<PostgresWebhooks>;

    private int _events;

    [Fact]
    public async Task Endpoint_ThatAcceptsNothingForFiveDays_IsDisabledAndReceivesAllByAReplay()
    {
        var (failing, _) = await service.CreateAsync("failing", [EventTypes.InvoicePaid]);
        var (flapping, _) = await service.CreateAsync("flapping", [EventTypes.InvoicePaid]);
        await service.CreateAsync("operators", [EventTypes.WebhookDisabled]);
        var (day, isFixed) = (0, false);
        service.Receiver.Answer = (received, http) =>
        {
            http.Response.StatusCode = received.Path switch
            {
                "/failing" => isFixed ? 200 : 500,
                "/flapping" => day == 3 ? 200 : 500,
                _ => 200,
            };
            return Task.CompletedTask;
        };

        // 1. Four days: it fails, and is still enabled.
        var start = service.Host.Clock.GetUtcNow();
        await PassAsync(days: 4);
        var webhook = await service.Admin.ReadAsync($"/webhooks/{failing}");
        Assert.True(webhook.GetProperty("is_enabled").GetBoolean());
        Assert.Equal(start, webhook.GetProperty("failing_since").GetDateTimeOffset(), TimeSpan.FromMinutes(1));

        // 2. Five days: it is disabled once, and others are notified. One that accepted something in between is not.
        await PassAsync(days: 4);
        webhook = await service.Admin.ReadAsync($"/webhooks/{failing}");
        Assert.Equal(
            (false, "failing"), (webhook.GetProperty("is_enabled").GetBoolean(), webhook.Text("disabled_reason")));
        webhook = await service.Admin.ReadAsync($"/webhooks/{flapping}");
        Assert.True(webhook.GetProperty("is_enabled").GetBoolean());
        Assert.Equal(JsonValueKind.String, webhook.GetProperty("failing_since").ValueKind);
        var told = JsonElement.Parse(Assert.Single(service.EventsAt("operators")).Body);
        Assert.Equal(("webhook.disabled", "failing"), (told.Text("type"), told.GetProperty("data").Text("reason")));
        Assert.Equal(failing, told.GetProperty("data").Text("webhook"));
        Assert.Single((await service.Admin.ReadAsync("/audit?action=webhook.disabled")).GetProperty("data")
            .EnumerateArray());

        // 3. It is fixed and enabled: all that it missed is sent, what happened while it was disabled as well.
        isFixed = true;
        webhook = await service.Admin.DoAsync(HttpMethod.Patch, $"/webhooks/{failing}", new { is_enabled = true });
        Assert.Equal(JsonValueKind.Null, webhook.GetProperty("failing_since").ValueKind);
        var sent = service.EventsAt("failing").Count;
        var replayed = await service.Admin.DoAsync(
            HttpMethod.Post, $"/webhooks/{failing}/replay", new { from = start, failed_only = true },
            HttpStatusCode.Accepted);
        await service.DrainAsync();
        Assert.Equal(8, replayed.GetProperty("events").GetInt32());
        Assert.Equal(8, service.EventsAt("failing").Skip(sent).Select(one => one.Id).Distinct(
            StringComparer.Ordinal).Count());

        async Task PassAsync(int days)
        {
            for (var last = day + days; day < last; day++)
            {
                await NotifyAsync();
                await service.DrainAsync();
                service.Host.Clock.Advance(TimeSpan.FromDays(1));
            }

            await service.RenewAdminAsync();
        }
    }

    [Fact]
    public async Task Endpoint_ThatWasNotTriedForDays_IsNotDisabled()
    {
        var (id, _) = await service.CreateAsync("quiet", [EventTypes.RefundFailed]);
        service.Receiver.Answer = (_, http) => Task.FromResult(http.Response.StatusCode = 500);
        await service.Admin.DoAsync(HttpMethod.Post, $"/webhooks/{id}/test", expected: HttpStatusCode.Accepted);
        await service.DrainAsync();
        await service.DrainAfterAsync(TimeSpan.FromDays(6));

        await service.RenewAdminAsync();
        var webhook = await service.Admin.ReadAsync($"/webhooks/{id}");
        Assert.True(webhook.GetProperty("is_enabled").GetBoolean());
        Assert.Equal(
            service.Host.Clock.GetUtcNow(), webhook.GetProperty("failing_since").GetDateTimeOffset(),
            TimeSpan.FromMinutes(1));
    }

    private async Task NotifyAsync()
    {
        await using var context = service.Database.Open();
        context.Notify(
            EventTypes.InvoicePaid, customer: null, $"health/{++_events}", new { Number = _events },
            service.Host.Clock.GetUtcNow());
        await context.SaveChangesAsync();
    }
}
