using System.Globalization;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// More than a thousand histories of nodes that share limited customers, the same in each run. With
/// <c>PAYG_LEASE_COUNT</c> so many new ones are lived, or those from <c>PAYG_LEASE_SEED</c> on. Each one that fails
/// names its seed; with <c>PAYG_LEASE_SEED</c> alone set to it, exactly that history is lived again, and what happens
/// in it is written out.
/// </summary>
public sealed class LeaseSimulationTests(ITestOutputHelper output)
{
    private const int DefaultCount = 1200;

    [Fact]
    public void Leases_ThroughEveryHistory_SpendNoMoreThanTheCreditAndServeAllOfIt()
    {
        var (seed, asked) = (Setting("PAYG_LEASE_SEED"), Setting("PAYG_LEASE_COUNT"));
        if (seed is { } only && asked is null)
        {
            var history = new LeaseHistory(only, output.WriteLine);
            history.Run(Setting("PAYG_LEASE_STEPS") ?? int.MaxValue);
            return;
        }

        var count = asked ?? DefaultCount;
        var first = seed ?? (asked is null ? 0 : Random.Shared.Next(1_000_000, int.MaxValue - count));
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var failures = new List<string>();
        for (var i = 0; i < count; i++)
        {
            try
            {
                var history = new LeaseHistory(first + i);
                history.Run();
                foreach (var property in typeof(LeaseHistoryCounts).GetProperties())
                {
                    sums[property.Name] = sums.GetValueOrDefault(property.Name)
                        + (int)property.GetValue(history.Counts)!;
                }
            }
            catch (Exception failure)
            {
                failures.Add($"PAYG_LEASE_SEED={first + i}: {failure}");
            }
        }

        output.WriteLine($"{count} histories, from seed {first} on, of which {failures.Count} failed:");
        foreach (var (name, sum) in sums)
            output.WriteLine($"{name}: {sum}");
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.All(sums, item => Assert.True(
            item.Value > 0 || count < DefaultCount, $"{item.Key} never happened: these histories prove too little."));
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
