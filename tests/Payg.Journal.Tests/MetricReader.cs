using System.Diagnostics.Metrics;

namespace Payg.Journal.Tests;

/// <summary>Reads what instruments that are observed say.</summary>
internal static class MetricReader
{
    /// <summary>The sum of an instrument's measurements now; null where it does not exist.</summary>
    public static long? Read(this IMeterFactory factory, string name)
    {
        long? sum = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (string.Equals(instrument.Name, name, StringComparison.Ordinal)
                && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => sum = (sum ?? 0) + value);
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => sum = (sum ?? 0) + value);
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum = (sum ?? 0) + (long)value);
        listener.Start();
        listener.RecordObservableInstruments();
        return sum;
    }
}
