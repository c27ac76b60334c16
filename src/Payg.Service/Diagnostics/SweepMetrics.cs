using System.Diagnostics.Metrics;

namespace Payg.Service.Diagnostics;

/// <summary>What is counted of sweeps, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class SweepMetrics
{
    private long _stepsFailed;

    public SweepMetrics(IMeterFactory factory) =>
        factory.Create(ServiceMetrics.MeterName).CreateObservableCounter(
            "payg.sweep.errors", () => Interlocked.Read(ref _stepsFailed), "{item}",
            "Payments, refunds, invoices and credits of customers that a sweep could not process.");

    public void StepFailed() => Interlocked.Increment(ref _stepsFailed);
}
