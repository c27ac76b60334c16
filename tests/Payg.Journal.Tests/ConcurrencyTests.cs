using Payg.Core.Usage;

namespace Payg.Journal.Tests;

public sealed class ConcurrencyTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Durability.Process, 4, 10_000)]
    [InlineData(Durability.Disk, 16, 100)]
    public async Task Append_FromManyThreadsWhileSealing_LosesAndDoublesNothing(
        Durability durability, int writers, int each)
    {
        // Segments of 100 records change hands hundreds of times, and the journal is full again and again.
        using var journal = _directory.Open(maxSegments: 8, durability: durability, time: TimeProvider.System);
        var found = new List<int>();
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                while (!journal.TryReserve())
                    await Task.Yield();
                // Some calls fail and are not charged.
                if (i % 7 == 0)
                {
                    journal.Release();
                    while (!journal.TryReserve())
                        await Task.Yield();
                }

                await journal.AppendAsync(JournalDirectory.Record((writer * each) + i + 1));
            }
        })));

        using var limit = new CancellationTokenSource(Bound);
        bool done;
        do
        {
            done = writing.IsCompleted;
            await journal.SealAsync(limit.Token);
            found.AddRange(journal.TakeAll().Select(record => (int)record.Quantity));
        }
        while (!done);
        await writing;

        found.Sort();
        Assert.Equal(Enumerable.Range(1, writers * each), found);
        Assert.Empty(_directory.Files("damaged"));
        Assert.Equal(0, journal.Status.PendingRecords);
    }

    [Fact]
    public async Task TryReserve_FromManyThreads_NeverPromisesMoreThanThereIs()
    {
        using var journal = _directory.Open(maxSegments: 2);
        var granted = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                if (journal.TryReserve())
                    Interlocked.Increment(ref granted);
            }
        })));

        Assert.Equal(200, granted);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await journal.AppendAsync(JournalDirectory.Record((writer * 50) + i + 1));
        })));
        Assert.True(await journal.SealAsync(default));
        Assert.Equal(200, journal.TakeAll().Count);
    }

    [Fact]
    public void Append_ToProcess_CompletesAtOnceAndAllocatesNothing()
    {
        using var journal = _directory.Open(segmentBytes: 1 << 20, time: TimeProvider.System);
        var record = JournalDirectory.Record(5);
        AppendMany(journal, record, 1000);

        const int appends = 20_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        AppendMany(journal, record, appends);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The least object has 24 bytes. A collection that another test causes meanwhile may be counted as one.
        Assert.Equal(0, allocated / appends);
        Assert.Equal(21_000, journal.Status.PendingRecords);
    }

    private static void AppendMany(UsageJournal journal, UsageRecord record, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True(journal.TryReserve());
            var appended = journal.AppendAsync(record).AsTask();
            Assert.True(appended.IsCompletedSuccessfully);
        }
    }
}
