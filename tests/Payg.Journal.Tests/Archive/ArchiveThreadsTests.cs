using Payg.Journal.Archive;

namespace Payg.Journal.Tests.Archive;

public sealed class ArchiveThreadsTests
{
    [Fact]
    public async Task Read_OfFiles_RunsOnNoThreadOfThePool()
    {
        using var threads = new ArchiveThreads();

        Assert.False(await threads.RunAsync(
            () => Thread.CurrentThread.IsThreadPoolThread, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reads_ManyAtOnce_RunAFewAtATime()
    {
        using var threads = new ArchiveThreads();
        using var release = new ManualResetEvent(false);
        var (running, most) = (0, 0);
        var reads = Enumerable.Range(0, 3 * ArchiveThreads.MaxReads).Select(_ => threads.RunAsync(
            () =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                release.WaitOne();
                return Interlocked.Decrement(ref running);
            },
            TestContext.Current.CancellationToken)).ToList();
        using var left = new CancellationTokenSource();
        var waiting = threads.RunAsync(() => 0, left.Token);

        // Who leaves while waiting gives up the turn; a read that fails gives it back.
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        release.Set();
        await Task.WhenAll(reads);
        await Assert.ThrowsAsync<IOException>(() => threads.RunAsync<int>(
            () => throw new IOException("gone"), TestContext.Current.CancellationToken));

        Assert.InRange(most, 1, ArchiveThreads.MaxReads);
        Assert.Equal(7, await threads.RunAsync(() => 7, TestContext.Current.CancellationToken));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
