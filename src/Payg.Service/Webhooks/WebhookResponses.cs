using System.ComponentModel;
using System.Text.Json;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Webhooks;

[Description("Where events are sent.")]
internal sealed record WebhookResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("Where events are posted.")]
    string Url,
    [property: Description("What it is for; null: nothing was noted.")]
    string? Description,
    [property: Description("The types of events that it receives; null: all.")]
    IReadOnlyList<string>? Types,
    [property: Description("Whether events are sent to it.")]
    bool IsEnabled,
    [property: Description("operator: an operator disabled it; gone: it answered 410; failing: it accepted nothing for "
        + "days; null: it is enabled.")]
    string? DisabledReason,
    [property: Description("Since when nothing is sent to it; null: it is enabled.")]
    DateTimeOffset? DisabledAt,
    [property: Description("Since when each attempt has failed; null: the last one did not, or it answered 410.")]
    DateTimeOffset? FailingSince,
    [property: Description("Until when the secret before the last rotation signs too; null: it does not.")]
    DateTimeOffset? PreviousSecretUntil,
    [property: Description("When it was created.")]
    DateTimeOffset CreatedAt)
{
    public static WebhookResponse Of(WebhookEndpointRow row, DateTimeOffset now) => new(
        row.Id, row.Url, row.Description, row.Types.Length == 0 ? null : row.Types.Split(' '),
        row.DisabledAt is null, ReasonOf(row), row.DisabledAt, row.FailingSince,
        row.PreviousSecretUntil > now ? row.PreviousSecretUntil : null, row.CreatedAt);

    private static string? ReasonOf(WebhookEndpointRow row) =>
        row.DisabledAt is null ? null : row.IsGone ? "gone" : row.FailingSince is null ? "operator" : "failing";
}

[Description("An endpoint with its new secret.")]
internal sealed record WebhookSecretResponse(
    [property: Description("The endpoint.")]
    WebhookResponse Webhook,
    [property: Description("Its secret, which cannot be read again.")]
    string Secret);

[Description("An event on its way to an endpoint, or delivered.")]
internal sealed record WebhookDeliveryResponse(
    [property: Description("The id of the delivery.")]
    Guid Id,
    [property: Description("The id of the endpoint.")]
    Guid Webhook,
    [property: Description("The id of the event: the header webhook-id, the same for all attempts and replays.")]
    string EventId,
    [property: Description("The type of the event.")]
    string Type,
    [property: Description("pending, delivered or failed.")]
    string State,
    [property: Description("How many attempts ended since it was created or replayed.")]
    int Attempts,
    [property: Description("When the next attempt is due; null: none is.")]
    DateTimeOffset? NextAttemptAt,
    [property: Description("When the last attempt ended; null: none did.")]
    DateTimeOffset? LastAttemptAt,
    [property: Description("How long the last attempt took, in milliseconds.")]
    int? DurationMs,
    [property: Description("The HTTP status of the last answer; null: none came.")]
    int? Status,
    [property: Description("The start of the last answer, up to 1,000 characters; null: none came.")]
    string? Response,
    [property: Description("Why the last attempt failed; null: it did not.")]
    string? Error,
    [property: Description("When the delivery was created.")]
    DateTimeOffset CreatedAt,
    [property: Description("What is sent.")]
    JsonElement Body)
{
    public static WebhookDeliveryResponse Of(DeliveryRow row, AlertRow? alert) => new(
        row.Id, row.EndpointId!.Value, row.MessageId, row.Type, NameOf(row.State), row.Attempts, row.NextAttemptAt,
        row.LastAttemptAt, row.DurationMs, row.Status, row.Response, row.Error, row.CreatedAt,
        JsonElement.Parse(alert is null
            ? WebhookBody.OfTest(row.MessageId, row.CreatedAt)
            : WebhookBody.Of(row.MessageId, alert)));

    private static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Failed => "failed",
        _ => "pending",
    };
}

[Description("One attempt to deliver an event.")]
internal sealed record WebhookAttemptResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("When it ended.")]
    DateTimeOffset At,
    [property: Description("How long it took, in milliseconds.")]
    int DurationMs,
    [property: Description("The HTTP status of the answer; null: none came.")]
    int? Status,
    [property: Description("The start of the answer, up to 1,000 characters; null: none came, or it was empty.")]
    string? Response,
    [property: Description("Why it failed; null: the event was accepted.")]
    string? Error)
{
    public static WebhookAttemptResponse Of(DeliveryAttemptRow row) =>
        new(row.Id, row.At, row.DurationMs, row.Status, row.Response, row.Error);
}

[Description("How many events are sent again.")]
internal sealed record WebhookReplayResponse(
    [property: Description("How many events are sent again.")]
    int Events);
