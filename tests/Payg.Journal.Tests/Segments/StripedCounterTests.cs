using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Segments;

public sealed class StripedCounterTests
{
    [Fact]
    public async Task Increment_ByManyThreads_LosesNone()
    {
        var counter = new StripedCounter();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100_000; i++)
                counter.Increment();
        })));

        Assert.Equal(800_000, counter.Value);
    }
}
