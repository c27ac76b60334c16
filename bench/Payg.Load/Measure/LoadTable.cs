using System.Globalization;
using Payg.Load.Servers;

namespace Payg.Load.Measure;

/// <summary>Writes medians, and the medians of each round's ratio to the bare server of the same round.</summary>
internal static class LoadTable
{
    /// <summary>A Markdown table.</summary>
    public static string Of(IReadOnlyList<Sample> samples)
    {
        var bare = Of(samples, BareServer.Name);
        var rows = samples.Select(sample => sample.Target).Distinct(StringComparer.Ordinal)
            .Select(name => RowOf(name, Of(samples, name), bare));
        return $"""
            | server | calls/s | of bare | p50 | p99 | p99 to bare | CPU a call | CPU to bare |
            |---|---|---|---|---|---|---|---|
            {string.Join('\n', rows)}
            """;
    }

    /// <summary>How many times as many calls as another server, by the medians of each round's ratio.</summary>
    public static double Ratio(IReadOnlyList<Sample> samples, string server, string other) =>
        Ratio(Of(samples, server), Of(samples, other), sample => sample.CallsPerSecond);

    /// <summary>How many times as much processor time a call as another server, in the same way.</summary>
    public static double CpuRatio(IReadOnlyList<Sample> samples, string server, string other) =>
        Ratio(Of(samples, server), Of(samples, other), sample => sample.CpuUs);

    private static string RowOf(string name, Sample[] samples, Sample[] bare)
    {
        double MedianOf(Func<Sample, double> value) => Median(samples.Select(value));
        double RatioOf(Func<Sample, double> value) => Ratio(samples, bare, value);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {MedianOf(s => s.CallsPerSecond):N0} | {RatioOf(s => s.CallsPerSecond):F3} "
            + $"| {MedianOf(s => s.P50Us) / 1000:F2} ms | {MedianOf(s => s.P99Us) / 1000:F2} ms "
            + $"| {RatioOf(s => s.P99Us):F2} | {MedianOf(s => s.CpuUs):F1} µs | {RatioOf(s => s.CpuUs):F2} |");
    }

    private static double Ratio(Sample[] samples, Sample[] others, Func<Sample, double> value) =>
        Median(samples.Zip(others, (sample, other) => value(sample) / value(other)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Sample[] Of(IReadOnlyList<Sample> samples, string name) =>
        [.. samples.Where(sample => string.Equals(sample.Target, name, StringComparison.Ordinal))];
}
