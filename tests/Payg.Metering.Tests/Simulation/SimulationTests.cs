using System.Globalization;

namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// Thousands of histories of the engine: half of them the same in each run, half of them new. One that fails names its
/// seed; with <c>PAYG_SIMULATION_SEED</c> set to it, exactly that history is lived again. <c>PAYG_SIMULATION_COUNT</c>
/// says how many are lived.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int DefaultCount = 3000;

    [Fact]
    public void Engine_ThroughEveryHistory_CountsEachAcknowledgedCallOnce()
    {
        if (Setting("PAYG_SIMULATION_SEED") is { } only)
        {
            Live(only);
            return;
        }

        var count = Setting("PAYG_SIMULATION_COUNT") ?? DefaultCount;
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var fresh = Random.Shared.Next(1_000_000, int.MaxValue - count);
        for (var i = 0; i < count; i++)
        {
            var counts = Live(i % 2 == 0 ? i : fresh + i);
            foreach (var property in typeof(HistoryCounts).GetProperties())
                sums[property.Name] = sums.GetValueOrDefault(property.Name) + (int)property.GetValue(counts)!;
        }

        output.WriteLine($"{count} histories, the new ones from seed {fresh} on:");
        foreach (var (name, sum) in sums)
        {
            output.WriteLine($"{name}: {sum}");
            Assert.True(sum > 0, $"{name} never happened: these histories prove too little.");
        }
    }

    private static HistoryCounts Live(int seed)
    {
        try
        {
            var history = new History(seed);
            history.Run();
            return history.Counts;
        }
        catch (Exception failure)
        {
            Assert.Fail($"Live it again with PAYG_SIMULATION_SEED={seed}.\n{failure}");
            throw;
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
