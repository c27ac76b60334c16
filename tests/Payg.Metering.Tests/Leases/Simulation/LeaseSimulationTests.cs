using System.Globalization;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// More than a thousand histories of nodes that share limited customers, the same in each run. With
/// <c>PAYG_LEASE_COUNT</c> so many new ones are lived. One that fails names its seed; with <c>PAYG_LEASE_SEED</c> set
/// to it, exactly that history is lived again, and what happens in it is written out.
/// </summary>
public sealed class LeaseSimulationTests(ITestOutputHelper output)
{
    private const int DefaultCount = 1200;

    [Fact]
    public void Leases_ThroughEveryHistory_SpendNoMoreThanTheCreditAndServeAllOfIt()
    {
        if (Setting("PAYG_LEASE_SEED") is { } only)
        {
            Live(only, Setting("PAYG_LEASE_STEPS") ?? int.MaxValue, output.WriteLine);
            return;
        }

        var asked = Setting("PAYG_LEASE_COUNT");
        var count = asked ?? DefaultCount;
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var first = asked is null ? 0 : Random.Shared.Next(1_000_000, int.MaxValue - count);
        for (var i = 0; i < count; i++)
        {
            var counts = Live(first + i, int.MaxValue, null);
            foreach (var property in typeof(LeaseHistoryCounts).GetProperties())
                sums[property.Name] = sums.GetValueOrDefault(property.Name) + (int)property.GetValue(counts)!;
        }

        output.WriteLine($"{count} histories, from seed {first} on:");
        foreach (var (name, sum) in sums)
        {
            output.WriteLine($"{name}: {sum}");
            Assert.True(sum > 0 || count < DefaultCount, $"{name} never happened: these histories prove too little.");
        }
    }

    private static LeaseHistoryCounts Live(int seed, int steps, Action<string>? log)
    {
        try
        {
            var history = new LeaseHistory(seed, log);
            history.Run(steps);
            return history.Counts;
        }
        catch (Exception failure)
        {
            Assert.Fail($"Live it again with PAYG_LEASE_SEED={seed}.\n{failure}");
            throw;
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
