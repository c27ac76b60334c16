using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Journal.Tests;
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
    public long? Read(string name) => Factory.Read(name);

    public void Dispose() => _services.Dispose();
}
