using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Tests;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;

namespace Payg.Metering.Tests.Flush;

public sealed class UsageFlushTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly JournalDirectory _directory = new();
    private readonly MeteringMetrics _metrics = TestMetrics.Create();
    private readonly MemoryLedger _ledger = new();
    private readonly UsageJournal _journal;

    public UsageFlushTests() => _journal = _directory.Open();

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Flush_OnDemand_AppliesWhatWasRecordedBefore()
    {
        using var flush = Make(TimeSpan.FromMinutes(5));
        await flush.StartAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        await _journal.AppendAsync(1, 250);

        await flush.FlushAsync(default).WaitAsync(Bound);

        Assert.Equal(Enumerable.Range(1, 250).Select(number => (long)number), _ledger.Applied);
        Assert.Equal(0, flush.Status.PendingRecords);
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task Flush_AtItsInterval_AppliesWithoutBeingAsked()
    {
        using var flush = Make(TimeSpan.FromMilliseconds(20));
        await flush.StartAsync(default);
        await _journal.AppendAsync(1, 5);

        await Eventually.TrueAsync(() => flush.Status.PendingRecords == 0);

        Assert.Equal([1, 2, 3, 4, 5], _ledger.Applied);
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task Flush_WhileIdle_NeverAsksTheDatabase()
    {
        using var flush = Make(TimeSpan.FromMilliseconds(10));
        await flush.StartAsync(default);
        await flush.FlushAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        await flush.StopAsync(default);

        Assert.Empty(_ledger.Attempts);
    }

    [Fact]
    public async Task Stop_AskedForTwiceAtOnce_MakesOnePassThatBothWaitFor()
    {
        var go = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _ledger.Before = async (_, _) =>
        {
            entered.TrySetResult();
            await go.Task;
        };
        using var flush = Make(TimeSpan.FromMinutes(5));
        await flush.StartAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        await _journal.AppendAsync(1, 3);

        var first = flush.StopAsync(default);
        await entered.Task.WaitAsync(Bound);
        var second = flush.StopAsync(default);
        var isEarly = second.IsCompleted;
        go.SetResult();
        await Task.WhenAll(first, second).WaitAsync(Bound);

        Assert.False(isEarly);
        Assert.Equal([1, 2, 3], _ledger.Applied);
        Assert.Single(_ledger.Attempts);
    }

    [Fact]
    public async Task Flush_ByManyAtOnce_SharesPasses()
    {
        var entered = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _ledger.Before = (_, _) =>
        {
            entered.TrySetResult();
            return go.Task;
        };
        using var flush = Make(TimeSpan.FromMinutes(5));
        await flush.StartAsync(default);
        await _journal.AppendAsync(1, 1);
        var first = flush.FlushAsync(default);
        await entered.Task.WaitAsync(Bound);
        await _journal.AppendAsync(2, 2);

        var later = Enumerable.Range(0, 50).Select(_ => flush.FlushAsync(default)).ToArray();
        go.SetResult();
        await first.WaitAsync(Bound);
        await Task.WhenAll(later).WaitAsync(Bound);

        Assert.Equal([1, 2], _ledger.Applied);
        Assert.Equal(2, _ledger.Attempts.Count);
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task Flush_AfterAnUnclearCommit_AppliesOnce()
    {
        var unclear = 1;
        _ledger.After = _ =>
        {
            if (unclear-- > 0)
                throw new LedgerUnavailableException("The connection was cut.");
        };
        using var flush = Make(TimeSpan.FromMilliseconds(10));
        await _journal.AppendAsync(1, 50);
        await flush.StartAsync(default);

        await Eventually.TrueAsync(() => flush.Status.PendingRecords == 0);

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), _ledger.Applied);
        Assert.Equal(2, _ledger.Attempts.Count);
        Assert.Equal(_ledger.Attempts[0].Id, _ledger.Attempts[1].Id);
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task Flush_WhileTheDatabaseIsAway_FailsFastAndKeepsOneSegment()
    {
        _ledger.Before = (_, _) => throw new LedgerUnavailableException();
        using var flush = Make(TimeSpan.FromMilliseconds(10));
        await flush.StartAsync(default);
        for (var number = 1; number <= 30; number++)
        {
            await _journal.AppendAsync(number, number);
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => flush.FlushAsync(default).WaitAsync(Bound));
        }

        Assert.Equal(30, flush.Status.PendingRecords);
        Assert.NotNull(flush.Status.LastFailure);
        Assert.True(flush.Status.FailedAttempts > 0);
        Assert.InRange(_directory.Files().Length, 2, 3);

        _ledger.Before = (_, _) => Task.CompletedTask;
        await flush.FlushAsync(default).WaitAsync(Bound);
        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), _ledger.Applied);
        Assert.Null(flush.Status.LastFailure);
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task Flush_OfABatchThatIsAlwaysRefused_SetsItAsideAndGoesOn()
    {
        _ledger.Before = (batch, _) => batch.Id.Segment == 1
            ? throw new InvalidOperationException("The meter has no price.")
            : Task.CompletedTask;
        using var flush = Make(TimeSpan.FromMilliseconds(10));
        await _journal.AppendAsync(1, 150);
        await flush.StartAsync(default);

        await Eventually.TrueAsync(() => flush.Status.PendingRecords == 0);

        Assert.Equal(Enumerable.Range(101, 50).Select(number => (long)number), _ledger.Applied);
        Assert.Equal(FlushOptions.RefusalLimit, _ledger.Attempts.Count(batch => batch.Id.Segment == 1));
        Assert.Equal(1, flush.Status.SetAsideBatches);
        Assert.Single(_directory.Files("set-aside"));
        await flush.StopAsync(default);
    }

    [Fact]
    public async Task SetAsideBatch_MovedBack_IsAppliedOnceAfterARestart()
    {
        var refuse = true;
        _ledger.Before = (_, _) => refuse ? throw new InvalidOperationException("No price.") : Task.CompletedTask;
        using (var flush = Make(TimeSpan.FromMilliseconds(10)))
        {
            await _journal.AppendAsync(1, 3);
            await flush.StartAsync(default);
            await Eventually.TrueAsync(() => flush.Status.SetAsideBatches == 1);
            await flush.StopAsync(default);
        }

        _journal.Dispose();
        refuse = false;
        var file = Assert.Single(_directory.Files("set-aside"));
        File.Move(file, Path.Combine(_directory.Path, Path.GetFileName(file)));
        using var journal = _directory.Open();
        using var second = Make(TimeSpan.FromMilliseconds(10), journal);
        await second.StartAsync(default);
        await Eventually.TrueAsync(() => second.Status.PendingRecords == 0);

        Assert.Equal([1, 2, 3], _ledger.Applied);
        await second.StopAsync(default);
    }

    [Fact]
    public async Task Stop_WithRecordsPending_FlushesThem()
    {
        using var flush = Make(TimeSpan.FromMinutes(5));
        await flush.StartAsync(default);
        await _journal.AppendAsync(1, 7);

        await flush.StopAsync(default).WaitAsync(Bound);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], _ledger.Applied);
    }

    [Fact]
    public async Task Stop_WhenTheTimeOfTheHostIsUp_FlushesAllTheSame()
    {
        using var flush = Make(TimeSpan.FromMinutes(5));
        await flush.StartAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        await _journal.AppendAsync(1, 7);

        await flush.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Bound);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], _ledger.Applied);
    }

    [Fact]
    public async Task Stop_WithADatabaseThatHangs_EndsInBoundedTimeAndLosesNothing()
    {
        _ledger.Before = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);
        using (var flush = Make(TimeSpan.FromMilliseconds(10)))
        {
            await flush.StartAsync(default);
            await _journal.AppendAsync(1, 7);
            var waiting = flush.FlushAsync(default);

            await flush.StopAsync(default).WaitAsync(Bound);

            await Assert.ThrowsAsync<LedgerUnavailableException>(() => waiting.WaitAsync(Bound));
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => flush.FlushAsync(default));
        }

        _journal.Dispose();
        using var next = _directory.Open();
        Assert.Equal(7, next.Status.PendingRecords);
    }

    private UsageFlush Make(TimeSpan interval, UsageJournal? journal = null) => new(
        new FlushOptions(interval) { ShutdownTimeout = TimeSpan.FromMilliseconds(200) },
        journal ?? _journal,
        _ledger,
        new MemoryLeases(),
        TimeProvider.System,
        _metrics,
        NullLogger.Instance,
        new Random(1));
}
