using Payg.Journal.Diagnostics;

namespace Payg.Journal.Tests;

public sealed class StripedCountersTests
{
    [Fact]
    public async Task Increment_ByManyThreads_LosesNone()
    {
        var counters = new StripedCounters(20);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100_000; i++)
                counters.Increment(19);
        })));

        Assert.Equal(800_000, counters.Read(19));
        Assert.Equal(0, counters.Read(18));
    }
}
