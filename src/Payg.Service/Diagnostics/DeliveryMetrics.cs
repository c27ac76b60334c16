using System.Diagnostics.Metrics;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Diagnostics;

/// <summary>What is counted of deliveries, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class DeliveryMetrics
{
    private readonly Counts _webhooks = new();
    private readonly Counts _mails = new();
    private long _delayMs;

    public DeliveryMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(ServiceMetrics.MeterName);
        meter.CreateObservableCounter(
            "payg.webhook.attempts", _webhooks.Observe, "{attempt}",
            "Attempts to deliver an event to an endpoint, by outcome.");
        meter.CreateObservableCounter(
            "payg.webhook.given_up", () => Interlocked.Read(ref _webhooks.GivenUp), "{delivery}",
            "Events that an endpoint did not accept by the last attempt.");
        meter.CreateObservableCounter(
            "payg.mail.attempts", _mails.Observe, "{attempt}", "Attempts to send an e-mail, by outcome.");
        meter.CreateObservableCounter(
            "payg.mail.given_up", () => Interlocked.Read(ref _mails.GivenUp), "{delivery}",
            "E-mails that the server did not accept by the last attempt.");
        meter.CreateObservableGauge(
            "payg.deliveries.delay", () => Interlocked.Read(ref _delayMs) / 1000.0, "s",
            "How late the most overdue webhook or e-mail is.");
    }

    public void Attempted(DeliveryChannel channel, bool isDelivered)
    {
        var counts = Of(channel);
        if (isDelivered)
            Interlocked.Increment(ref counts.Delivered);
        else
            Interlocked.Increment(ref counts.Failed);
    }

    public void GivenUp(DeliveryChannel channel) => Interlocked.Increment(ref Of(channel).GivenUp);

    public void Waited(TimeSpan delay) => Interlocked.Exchange(ref _delayMs, (long)delay.TotalMilliseconds);

    private Counts Of(DeliveryChannel channel) => channel is DeliveryChannel.Mail ? _mails : _webhooks;

    private sealed class Counts
    {
        public long Delivered;
        public long Failed;
        public long GivenUp;

        public IEnumerable<Measurement<long>> Observe() =>
        [
            new(Interlocked.Read(ref Delivered), new KeyValuePair<string, object?>("payg.outcome", "delivered")),
            new(Interlocked.Read(ref Failed), new KeyValuePair<string, object?>("payg.outcome", "failed")),
        ];
    }
}
