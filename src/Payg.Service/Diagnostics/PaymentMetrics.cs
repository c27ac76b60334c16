using System.Diagnostics.Metrics;
using Payg.Core.Payments;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Diagnostics;

/// <summary>What is counted of payments, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class PaymentMetrics
{
    private static readonly string[] s_purposes = ["invoice", "top_up", "auto_top_up"];

    // By purpose and state.
    private readonly long[,] _states = new long[s_purposes.Length, ChargeStates.Names.Count];
    private long _providerFailed;

    public PaymentMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(ServiceMetrics.MeterName);
        meter.CreateObservableCounter(
            "payg.payments", Observe, "{payment}", "Payments that came into a state, by state and purpose.");
        meter.CreateObservableCounter(
            "payg.payment.provider_errors", () => Interlocked.Read(ref _providerFailed), "{request}",
            "Requests to the provider of payments without a clear answer, or that it does not accept.");
    }

    public void Entered(PaymentPurpose purpose, ChargeState state) =>
        Interlocked.Increment(ref _states[(int)purpose, (int)state]);

    /// <summary>The provider gave no clear answer, or does not accept a request.</summary>
    public void ProviderFailed() => Interlocked.Increment(ref _providerFailed);

    private IEnumerable<Measurement<long>> Observe() => s_purposes.SelectMany((purpose, i) =>
        ChargeStates.Names.Select((state, j) => new Measurement<long>(
            Interlocked.Read(ref _states[i, j]),
            new KeyValuePair<string, object?>("payg.purpose", purpose),
            new KeyValuePair<string, object?>("payg.state", state))));
}
