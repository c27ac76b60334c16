using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Webhooks;

/// <summary>Creates, changes and deletes endpoints, each with its entry in the audit log.</summary>
internal sealed class WebhookChanges(
    PaygContext context, WebhookSecrets secrets, AuditLog audit, TimeProvider clock)
{
    /// <summary>Creates an endpoint; null where there are as many as there may be.</summary>
    public async Task<WebhookSecretResponse?> CreateAsync(
        HttpContext http, NewWebhookRequest wanted, CancellationToken cancellationToken)
    {
        if (await context.WebhookEndpoints.CountAsync(cancellationToken) >= WebhookEndpointRow.MaxEndpoints)
            return null;
        var now = clock.GetUtcNow();
        var secret = WebhookSignature.NewSecret();
        var row = new WebhookEndpointRow
        {
            Id = Guid.CreateVersion7(now),
            Url = wanted.Url,
            Description = TextOf(wanted.Description),
            Types = TypesOf(wanted.Types),
            Secret = secrets.Protect(secret),
            CreatedAt = now,
        };
        context.WebhookEndpoints.Add(row);
        var made = WebhookResponse.Of(row, now);
        audit.Add(http, AuditActions.WebhookCreated, AuditSubject.Webhook(row.Id), null, Shown(made));
        await context.SaveChangesAsync(cancellationToken);
        return new WebhookSecretResponse(made, secret);
    }

    public async Task<WebhookResponse?> ChangeAsync(
        HttpContext http, Guid id, WebhookChangeRequest wanted, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
            return null;
        var now = clock.GetUtcNow();
        var before = WebhookResponse.Of(row, now);
        if (wanted.Url is { } url && !string.Equals(url, row.Url, StringComparison.Ordinal))
            (row.Url, row.FailingSince, row.LastFailedAt) = (url, null, null);
        row.Description = wanted.Description is null ? row.Description : TextOf(wanted.Description);
        row.Types = wanted.Types is null ? row.Types : TypesOf(wanted.Types);
        if (wanted.IsEnabled is { } isEnabled && isEnabled != before.IsEnabled)
        {
            (row.DisabledAt, row.IsGone) = (isEnabled ? null : now, false);
            (row.FailingSince, row.LastFailedAt) = (null, null);
        }

        var after = WebhookResponse.Of(row, now);
        audit.Add(http, AuditActions.WebhookChanged, AuditSubject.Webhook(id), Shown(before), Shown(after));
        await context.SaveChangesAsync(cancellationToken);
        return after;
    }

    public async Task<bool> DeleteAsync(HttpContext http, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
            return false;
        context.WebhookEndpoints.Remove(row);
        audit.Add(http, AuditActions.WebhookDeleted, AuditSubject.Webhook(id),
            Shown(WebhookResponse.Of(row, clock.GetUtcNow())));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives an endpoint a new secret; the present one signs too for a while. Null: not found.</summary>
    public async Task<WebhookSecretResponse?> RotateAsync(
        HttpContext http, Guid id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
            return null;
        var now = clock.GetUtcNow();
        var secret = WebhookSignature.NewSecret();
        (row.PreviousSecret, row.PreviousSecretUntil) =
            overlap > TimeSpan.Zero ? (row.Secret, (DateTimeOffset?)(now + overlap)) : (null, null);
        row.Secret = secrets.Protect(secret);
        var after = WebhookResponse.Of(row, now);
        audit.Add(http, AuditActions.WebhookSecretRotated, AuditSubject.Webhook(id), null,
            new { after.PreviousSecretUntil });
        await context.SaveChangesAsync(cancellationToken);
        return new WebhookSecretResponse(after, secret);
    }

    private Task<WebhookEndpointRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        context.WebhookEndpoints.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    private static object Shown(WebhookResponse webhook) =>
        new { webhook.Url, webhook.Description, webhook.Types, webhook.IsEnabled };

    private static string? TextOf(string? text) => text is { Length: > 0 } ? text : null;

    private static string TypesOf(IReadOnlyList<string>? types) => string.Join(' ', types ?? []);
}
