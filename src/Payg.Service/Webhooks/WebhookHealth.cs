using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;

namespace Payg.Service.Webhooks;

/// <summary>Disables endpoints that are gone or have accepted nothing for days. Thread-safe.</summary>
internal sealed partial class WebhookHealth(
    IServiceScopeFactory scopes,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookHealth> logger)
{
    /// <summary>
    /// Attempts are at most a day apart. After a longer pause nobody knows whether the endpoint failed meanwhile, and
    /// the days are counted from the start.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromDays(2);

    public async Task SucceededAsync(WebhookEndpointRow endpoint, CancellationToken cancellationToken)
    {
        if (endpoint.FailingSince is null)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaygContext>().WebhookEndpoints
            .Where(row => row.Id == endpoint.Id && row.DisabledAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.FailingSince, (DateTimeOffset?)null), cancellationToken);
    }

    public async Task FailedAsync(WebhookEndpointRow endpoint, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        DateTimeOffset? now = clock.GetUtcNow(), pause = now - s_pause;
        await context.WebhookEndpoints.Where(row => row.Id == endpoint.Id && row.DisabledAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(
                        row => row.FailingSince,
                        row => row.FailingSince == null || row.LastFailedAt < pause ? now : row.FailingSince)
                    .SetProperty(row => row.LastFailedAt, now),
                cancellationToken);
        var days = options.Value.DisableAfterDays;
        var since = await context.WebhookEndpoints.Where(row => row.Id == endpoint.Id)
            .Select(row => row.FailingSince).SingleOrDefaultAsync(cancellationToken);
        if (days > 0 && now - since >= TimeSpan.FromDays(days)
            && await DisableAsync(scope.ServiceProvider, context, endpoint, since, cancellationToken))
        {
            EndpointFailing(endpoint.Id, days);
        }
    }

    public async Task GoneAsync(WebhookEndpointRow endpoint, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        if (await DisableAsync(scope.ServiceProvider, context, endpoint, since: null, cancellationToken))
            EndpointGone(endpoint.Id);
    }

    /// <summary>Disables an endpoint; false: it is disabled or deleted already.</summary>
    private async Task<bool> DisableAsync(
        IServiceProvider services, PaygContext context, WebhookEndpointRow endpoint, DateTimeOffset? since,
        CancellationToken cancellationToken)
    {
        var (id, isGone, now) = (endpoint.Id, since is null, clock.GetUtcNow());
        DateTimeOffset? disabled = now;

        // Several attempts may fail at the same time, on any number of nodes: one of them disables it.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.WebhookEndpoints.Where(row => row.Id == id && row.DisabledAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.DisabledAt, disabled)
                    .SetProperty(row => row.IsGone, isGone)
                    .SetProperty(row => row.FailingSince, since),
                cancellationToken) == 0)
        {
            return false;
        }

        services.GetRequiredService<AuditLog>().AddOwn(
            AuditActions.WebhookDisabled, AuditSubject.Webhook(id),
            new { endpoint.Url, Reason = isGone ? "410 Gone" : "failing", FailingSince = since });
        context.Notify(
            EventTypes.WebhookDisabled, customer: null, $"webhook/{id}/disabled/{now.ToUnixTimeMilliseconds()}",
            new { Webhook = id, endpoint.Url, Reason = isGone ? "gone" : "failing", FailingSince = since }, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Warning,
        Message = "The webhook endpoint {Endpoint} answered 410 Gone and was disabled")]
    private partial void EndpointGone(Guid endpoint);

    [LoggerMessage(EventId = 3106, Level = LogLevel.Error,
        Message = "The webhook endpoint {Endpoint} accepted nothing for {Days} days and was disabled")]
    private partial void EndpointFailing(Guid endpoint, int days);
}
