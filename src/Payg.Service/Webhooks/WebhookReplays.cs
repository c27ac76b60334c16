using Microsoft.EntityFrameworkCore;
using Payg.Http.Lists;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Webhooks;

internal sealed class WebhookReplays(PaygContext context, AuditLog audit, TimeProvider clock)
{
    public const int MaxEvents = 10_000;

    private const int RowsAtOnce = 500;

    public async Task<Page<WebhookDeliveryResponse>> ListAsync(
        Guid endpoint, DeliveryState? state, string? type, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = context.Deliveries.AsNoTracking().Where(row => row.EndpointId == endpoint
            && (state == null || row.State == state) && (type == null || row.Type == type));
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return page.Of(await ShowAsync(found, cancellationToken), delivery => delivery.Id, delivery => delivery);
    }

    /// <summary>A page of the attempts of a delivery, the newest first; null: the delivery is not found.</summary>
    public async Task<Page<WebhookAttemptResponse>?> ListAttemptsAsync(
        Guid delivery, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        if (!await context.Deliveries.AnyAsync(
            row => row.Id == delivery && row.Channel == DeliveryChannel.Webhook, cancellationToken))
        {
            return null;
        }

        var rows = context.DeliveryAttempts.AsNoTracking().Where(row => row.DeliveryId == delivery);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return page.Of(found, row => row.Id, WebhookAttemptResponse.Of);
    }

    public async Task<WebhookDeliveryResponse> TestAsync(
        HttpContext http, Guid endpoint, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new DeliveryRow
        {
            Id = id,
            Channel = DeliveryChannel.Webhook,
            EndpointId = endpoint,
            MessageId = $"test_{id:N}",
            Type = WebhookBody.TestType,
            NextAttemptAt = now,
            CreatedAt = now,
        };
        context.Deliveries.Add(row);
        audit.Add(http, AuditActions.WebhookTested, AuditSubject.Webhook(endpoint));
        await context.SaveChangesAsync(cancellationToken);
        return WebhookDeliveryResponse.Of(row, alert: null);
    }

    /// <summary>Sends one delivery again, now and by the schedule from its start; null: not found.</summary>
    public async Task<WebhookDeliveryResponse?> ReplayAsync(
        HttpContext http, Guid id, CancellationToken cancellationToken)
    {
        if (await context.Deliveries.SingleOrDefaultAsync(
                row => row.Id == id && row.Channel == DeliveryChannel.Webhook, cancellationToken) is not { } row)
        {
            return null;
        }

        Restart(row, clock.GetUtcNow());
        audit.Add(http, AuditActions.WebhookReplayed, AuditSubject.Webhook(row.EndpointId!.Value), null,
            new { row.MessageId });
        await context.SaveChangesAsync(cancellationToken);
        return (await ShowAsync([row], cancellationToken))[0];
    }

    /// <summary>
    /// Sends the events of a time range to an endpoint that exists, those too that it did not receive then; null: they
    /// are too many.
    /// </summary>
    public async Task<int?> ReplayAsync(
        HttpContext http, Guid id, WebhookReplayRequest wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var endpoint = await context.WebhookEndpoints.AsNoTracking()
            .SingleAsync(row => row.Id == id, cancellationToken);
        var to = wanted.To ?? DateTimeOffset.MaxValue;
        var alerts = await context.Alerts.AsNoTracking()
            .Where(row => row.CreatedAt >= wanted.From && row.CreatedAt < to)
            .OrderBy(row => row.Id).Take(MaxEvents + 1).ToListAsync(cancellationToken);
        if (alerts.Count > MaxEvents)
            return null;

        var (now, sent) = (clock.GetUtcNow(), 0);
        foreach (var part in alerts.Where(alert => endpoint.Receives(alert.Type)).Chunk(RowsAtOnce))
        {
            var ids = part.Select(alert => (long?)alert.Id).ToArray();
            var known = (await context.Deliveries
                .Where(row => row.EndpointId == id && ids.Contains(row.AlertId)).ToListAsync(cancellationToken))
                .ToLookup(row => row.AlertId);
            foreach (var alert in part)
            {
                var rows = known[alert.Id].ToList();
                if (wanted.FailedOnly && rows.Exists(row => row.State is not DeliveryState.Failed))
                    continue;
                sent++;
                if (rows.Count == 0)
                    context.Deliveries.Add(WebhookChannel.Of(endpoint, alert, now));
                else
                    Restart(rows[^1], now);
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        audit.Add(http, AuditActions.WebhookReplayed, AuditSubject.Webhook(id), null,
            new { wanted.From, wanted.To, wanted.FailedOnly, Events = sent });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sent;
    }

    private static void Restart(DeliveryRow row, DateTimeOffset now) =>
        (row.State, row.Attempts, row.NextAttemptAt) = (DeliveryState.Pending, 0, now);

    private async Task<IReadOnlyList<WebhookDeliveryResponse>> ShowAsync(
        IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.AlertId).OfType<long>().Distinct().ToArray();
        var alerts = await context.Alerts.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return
        [
            .. rows.Select(row => WebhookDeliveryResponse.Of(
                row, row.AlertId is { } alert ? alerts.GetValueOrDefault(alert) : null)),
        ];
    }
}
