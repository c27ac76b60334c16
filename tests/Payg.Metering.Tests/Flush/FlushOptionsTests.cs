using Payg.Metering.Flush;

namespace Payg.Metering.Tests.Flush;

public sealed class FlushOptionsTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(3, 400)]
    [InlineData(6, 3200)]
    [InlineData(7, 5000)]
    [InlineData(40, 5000)]
    [InlineData(int.MaxValue, 5000)]
    public void Backoff_AfterFailures_IsAnythingUpToABoundThatDoublesToFiveSeconds(int failures, int boundMs)
    {
        var random = new Random(20261127);
        var bound = TimeSpan.FromMilliseconds(boundMs);
        var delays = Enumerable.Range(0, 2_000).Select(_ => FlushOptions.BackoffAfter(failures, random)).ToArray();

        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, bound));
        Assert.InRange(delays.Max(), bound * 0.95, bound);
        Assert.InRange(delays.Min(), TimeSpan.Zero, bound * 0.05);
    }
}
