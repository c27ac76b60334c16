using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Tests;

/// <summary>Metrics of a test, which the test collects.</summary>
internal sealed class CollectedMetrics : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public CollectedMetrics() => Metrics = new MeteringMetrics(Factory);

    /// <summary>What is counted with.</summary>
    public MeteringMetrics Metrics { get; }

    private IMeterFactory Factory => _services.GetRequiredService<IMeterFactory>();

    /// <summary>What an instrument that is observed says now; null where it does not exist.</summary>
    public long? Read(string name)
    {
        long? sum = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (string.Equals(instrument.Name, name, StringComparison.Ordinal)
                && ReferenceEquals(instrument.Meter.Scope, Factory))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => sum = (sum ?? 0) + value);
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => sum = (sum ?? 0) + value);
        listener.Start();
        listener.RecordObservableInstruments();
        return sum;
    }

    public void Dispose() => _services.Dispose();
}
