using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Deliveries;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Webhooks;

/// <summary>Sends events to the operator's endpoints. Thread-safe.</summary>
internal sealed class WebhookChannel(
    IServiceScopeFactory scopes,
    WebhookClient client,
    WebhookSecrets secrets,
    WebhookHealth health,
    TimeProvider clock) : IDeliveryChannel
{
    private const int Gone = 410;
    private static readonly ProductInfoHeaderValue s_agent = new("Payg-Webhooks", "1.0");

    public DeliveryChannel Channel => DeliveryChannel.Webhook;

    public async Task AddAsync(
        PaygContext context, IReadOnlyList<AlertRow> alerts, CancellationToken cancellationToken)
    {
        var endpoints = await context.WebhookEndpoints.AsNoTracking()
            .Where(row => row.DisabledAt == null).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        context.Deliveries.AddRange(alerts.SelectMany(alert => endpoints
            .Where(endpoint => endpoint.Receives(alert.Type)).Select(endpoint => Of(endpoint, alert, now))));
    }

    public static DeliveryRow Of(WebhookEndpointRow endpoint, AlertRow alert, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Channel = DeliveryChannel.Webhook,
        EndpointId = endpoint.Id,
        AlertId = alert.Id,
        MessageId = WebhookBody.IdOf(alert.Id),
        Type = alert.Type,
        NextAttemptAt = now,
        CreatedAt = now,
    };

    public async Task<DeliveryResult> SendAsync(DeliveryRow delivery, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var endpoint = await context.WebhookEndpoints.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == delivery.EndpointId, cancellationToken);
        if (endpoint is not { DisabledAt: null })
            return DeliveryResult.Failed("The endpoint is disabled.", isFinal: true);
        var alert = delivery.AlertId is { } id
            ? await context.Alerts.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken)
            : null;

        // The connection to the database is not needed while the endpoint takes its time.
        await scope.DisposeAsync();
        var result = await PostAsync(endpoint, delivery, alert, cancellationToken);
        if (result.IsDelivered)
            await health.SucceededAsync(endpoint, cancellationToken);
        else if (result.Status == Gone)
            await health.GoneAsync(endpoint, cancellationToken);
        else
            await health.FailedAsync(endpoint, cancellationToken);
        return result;
    }

    private async Task<DeliveryResult> PostAsync(
        WebhookEndpointRow endpoint, DeliveryRow delivery, AlertRow? alert, CancellationToken cancellationToken)
    {
        var body = alert is null
            ? WebhookBody.OfTest(delivery.MessageId, delivery.CreatedAt)
            : WebhookBody.Of(delivery.MessageId, alert);
        var now = clock.GetUtcNow();
        if (Sign(endpoint, delivery.MessageId, now, body) is not { Length: > 0 } signatures)
            return DeliveryResult.Failed("The secret cannot be read any more: rotate it.");
        using var request = RequestOf(endpoint, delivery.MessageId, now, signatures, body);
        try
        {
            var answer = await client.PostAsync(request, cancellationToken);
            return Read(answer);
        }
        catch (HttpRequestException exception) when (exception.InnerException is RefusedAddressException)
        {
            return DeliveryResult.Failed(
                $"The host has an address that is not public: see {AddressGuard.NetworksSetting}.");
        }
        catch (TimeoutException)
        {
            return DeliveryResult.Failed("The endpoint did not answer in time.");
        }
        catch (HttpRequestException exception)
        {
            var reason = exception.GetBaseException().Message;
            return DeliveryResult.Failed(reason.Length > DeliveryRow.MaxErrorLength
                ? reason[..DeliveryRow.MaxErrorLength] : reason);
        }
    }

    private static HttpRequestMessage RequestOf(
        WebhookEndpointRow endpoint, string id, DateTimeOffset now, string signatures, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) },
            },
        };
        request.Headers.UserAgent.Add(s_agent);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signatures);
        return request;
    }

    /// <summary>The signatures by the secrets in force, with a blank between them; empty: none can be read.</summary>
    private string Sign(WebhookEndpointRow endpoint, string id, DateTimeOffset now, byte[] body)
    {
        var stored = endpoint.PreviousSecret is { } previous && endpoint.PreviousSecretUntil > now
            ? (string[])[endpoint.Secret, previous]
            : [endpoint.Secret];
        return string.Join(' ', stored.Select(secrets.Unprotect).OfType<string>()
            .Select(secret => WebhookSignature.Sign(secret, id, now, body)));
    }

    private DeliveryResult Read(WebhookAnswer answer)
    {
        if (answer.Status is >= 200 and < 300)
            return DeliveryResult.Accepted(answer.Status, answer.Start);
        var now = clock.GetUtcNow();
        var error = answer.Status switch
        {
            Gone => "The endpoint is gone, and was disabled.",
            >= 300 and < 400 => "The endpoint redirects, which is not followed.",
            _ => $"The endpoint answered {answer.Status.ToString(CultureInfo.InvariantCulture)}.",
        };
        return new DeliveryResult(
            IsDelivered: false, answer.Status, answer.Start, error,
            answer.RetryAfter?.Delta ?? (answer.RetryAfter?.Date - now), IsFinal: answer.Status == Gone);
    }
}
