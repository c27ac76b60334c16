using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Tests;

/// <summary>Metrics of a test, which nothing collects.</summary>
internal static class TestMetrics
{
    public static MeteringMetrics Create() => new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
