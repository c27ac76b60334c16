using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Deliveries;

/// <summary>A way to send things: webhooks, e-mail. Thread-safe.</summary>
internal interface IDeliveryChannel
{
    DeliveryChannel Channel { get; }

    /// <summary>Adds deliveries to the context, in a transaction in which nobody else does so.</summary>
    Task AddAsync(PaygContext context, IReadOnlyList<AlertRow> alerts, CancellationToken cancellationToken);

    /// <summary>Makes one attempt. A failure of the receiver is a result; it does not throw for one.</summary>
    Task<DeliveryResult> SendAsync(DeliveryRow delivery, CancellationToken cancellationToken);
}

/// <summary>The outcome of an attempt.</summary>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null: it did not say.</param>
/// <param name="IsFinal">Whether no further attempt makes sense.</param>
internal sealed record DeliveryResult(
    bool IsDelivered, int? Status, string? Response, string? Error, TimeSpan? RetryAfter = null, bool IsFinal = false)
{
    public static DeliveryResult Accepted(int? status = null, string? response = null) =>
        new(true, status, response, Error: null);

    /// <summary>It failed before an answer came.</summary>
    public static DeliveryResult Failed(string error, bool isFinal = false) =>
        new(false, Status: null, Response: null, error, IsFinal: isFinal);
}
