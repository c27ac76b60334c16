using System.Diagnostics.Metrics;

namespace Payg.Metering.Tests.Simulation;

/// <summary>The metrics of one process.</summary>
internal sealed class SimulatedMeters : IMeterFactory
{
    private readonly List<Meter> _created = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _created.Add(meter);
        return meter;
    }

    public void Dispose() => _created.ForEach(meter => meter.Dispose());
}
