using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Archive;
using Payg.Journal.Segments;
using Payg.Journal.Tests;
using Payg.Journal.Tests.Simulation;
using Payg.Metering.Flush;

namespace Payg.Metering.Tests.Flush;

/// <summary>One pass over a journal, made by the test, and those who wait for one.</summary>
public sealed class FlushPassTests : IDisposable
{
    private const int SetAside = 204;

    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly JournalDirectory _directory = new();
    private readonly MemoryLedger _ledger = new();
    private readonly MemoryLeases _leases = new();
    private readonly LogEvents _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Flush_WithNothingPending_WaitsForNoPass()
    {
        using var journal = _directory.Open();
        using var flush = Make(journal);

        Assert.True(flush.FlushAsync(default).IsCompletedSuccessfully);
        await journal.AppendAsync(1, 1);
        Assert.False(flush.FlushAsync(default).IsCompleted);
    }

    [Fact]
    public async Task Flush_ThatNoPassServesInTime_SaysSo()
    {
        using var journal = _directory.Open();
        using var flush = Make(journal, demandTimeout: TimeSpan.FromMilliseconds(20));
        await journal.AppendAsync(1, 1);

        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => flush.FlushAsync(default).WaitAsync(s_bound));

        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Contains("too long", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flush_AskedForDuringTheLastPass_EndsWithTheProcess()
    {
        using var journal = _directory.Open();
        using var flush = Make(journal, demandTimeout: TimeSpan.FromMinutes(1));
        await flush.StartAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        await journal.AppendAsync(1, 1);
        Task? late = null;
        _ledger.Before = (_, _) =>
        {
            late = flush.FlushAsync(default);
            return Task.CompletedTask;
        };

        await flush.StopAsync(default).WaitAsync(s_bound);

        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => late!.WaitAsync(s_bound));
        Assert.Contains("ending", failure.Message, StringComparison.Ordinal);
        Assert.Equal([1], _ledger.Applied);
    }

    [Fact]
    public async Task Pass_WithReservationsOut_MakesRoomByWhatItApplies()
    {
        using var journal = _directory.Open(maxSegments: 2);
        using var flush = Make(journal);
        await journal.AppendAsync(1, 150);
        for (var i = 0; i < 30; i++)
            Assert.True(journal.TryReserve());

        Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

        Assert.Equal(Enumerable.Range(1, 150).Select(number => (long)number), _ledger.Applied);
    }

    [Fact]
    public async Task Pass_WithoutRoomToCloseTheLastSegment_FailsUntilThereIs()
    {
        using var journal = _directory.Open(maxSegments: 2);
        using var flush = Make(journal);
        await journal.AppendAsync(1, 50);
        for (var i = 0; i < 150; i++)
            Assert.True(journal.TryReserve());

        var failure = Assert.IsType<LedgerUnavailableException>(await flush.PassAsync(default).WaitAsync(s_bound));
        Assert.Contains("room", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_ledger.Attempts);

        for (var i = 0; i < 50; i++)
            journal.Release();
        Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));
        Assert.Equal(50, _ledger.Applied.Count);
    }

    [Fact]
    public async Task Pass_ThatIsCancelled_LeavesWhatIsSealedAlone()
    {
        using var journal = _directory.Open();
        using var flush = Make(journal);
        await journal.AppendAsync(1, 3);
        await journal.SealAsync(default);

        Assert.IsAssignableFrom<OperationCanceledException>(
            await flush.PassAsync(new CancellationToken(canceled: true)));

        Assert.Empty(_ledger.Attempts);
        Assert.Equal(3, journal.Status.PendingRecords);
    }

    [Fact]
    public async Task Pass_OverSegmentsWithoutRecords_ClosesTheirJournalAndRemovesThem()
    {
        var ended = OpenAndClose();
        using var journal = _directory.Open();
        Assert.NotNull(journal.FirstSealed);
        using var flush = Make(journal);

        Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

        Assert.Null(journal.FirstSealed);
        Assert.Empty(_ledger.Attempts);
        Assert.Equal([ended], _leases.Closed);
    }

    [Fact]
    public async Task Pass_AfterAProcessThatLeftNoSegment_ClosesItsJournalOnce()
    {
        var ended = OpenAndClose();
        foreach (var segment in Directory.GetFiles(_directory.Path, "*.usage"))
            File.Delete(segment);
        using (var journal = _directory.Open())
        {
            using var flush = Make(journal);
            _leases.BeforeClose = _ => throw new LedgerUnavailableException();
            Assert.IsType<LedgerUnavailableException>(await flush.PassAsync(default).WaitAsync(s_bound));
            _leases.BeforeClose = _ => Task.CompletedTask;

            Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));
            Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

            Assert.Equal([ended], _leases.Closed);
            (_, ended) = (_leases.Closed.Remove(ended), journal.Id);
        }

        using var next = _directory.Open();
        using var last = Make(next);
        Assert.Null(await last.PassAsync(default).WaitAsync(s_bound));
        Assert.Equal([ended], _leases.Closed);
        Assert.Equal(
            [$"{next.Id:N}.journal"], Directory.GetFiles(_directory.Path, "*.journal").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Pass_WhoseJournalsAreNotClosedInTime_SaysSo()
    {
        OpenAndClose();
        using var journal = _directory.Open();
        using var flush = Make(journal, applyTimeout: TimeSpan.FromMilliseconds(20));
        _leases.BeforeClose = token => Task.Delay(Timeout.Infinite, token);

        var failure = Assert.IsType<LedgerUnavailableException>(await flush.PassAsync(default).WaitAsync(s_bound));

        Assert.Contains("too long to close a journal", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_leases.Closed);
    }

    [Fact]
    public async Task Pass_WhileASegmentOfAJournalIsSetAside_LeavesTheJournalOpenUntilItIsGone()
    {
        var ended = OpenAndClose();
        var segment = Directory.GetFiles(_directory.Path, "*.usage")[0];
        var setAside = Directory.CreateDirectory(Path.Combine(_directory.Path, SealedSegments.SetAsideFolder));
        File.Move(segment, Path.Combine(setAside.FullName, Path.GetFileName(segment)));
        Guid between;
        using (var journal = _directory.Open())
        {
            between = journal.Id;
            using var flush = Make(journal);
            Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

            // Someone moves it back, for the next start.
            File.Move(Path.Combine(setAside.FullName, Path.GetFileName(segment)), segment);
            Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));
            Assert.Empty(_leases.Closed);
        }

        using var next = _directory.Open();
        using var last = Make(next);
        Assert.Null(await last.PassAsync(default).WaitAsync(s_bound));
        Assert.Equal(new[] { ended, between }.Order(), _leases.Closed.Order());
    }

    [Fact]
    public async Task Pass_OverASegmentThatCannotBeRead_SetsItAside()
    {
        var disk = new SimulatedDisk(new Random(1));
        using (var first = _directory.Open(files: new FailingFiles(disk)))
        {
            await first.AppendAsync(1, 3);
            await first.SealAsync(default);
        }

        var files = new FailingFiles(disk) { FailsRead = true };
        using var journal = _directory.Open(files: files);
        files.FailsRead = false;
        Assert.Equal(0, journal.Status.SetAside);
        using var flush = Make(journal);

        Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

        Assert.InRange(journal.Status.SetAside, 1, int.MaxValue);
        Assert.Equal(journal.Status.SetAside, _log.Ids.Count(id => id == SetAside));
        Assert.Empty(_ledger.Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pass_WithAnArchive_KeepsEachSegmentOnce(bool isApplied)
    {
        var folder = Path.Combine(_directory.Path, "archive");
        using var journal = _directory.Open();
        using var flush = Make(journal, archive: new UsageArchive(folder, _directory.Metrics, _log));
        await journal.AppendAsync(1, 3);

        // The commit of the first attempt is unclear: the second finds that the batch was applied.
        _ledger.After = _ =>
        {
            _ledger.After = _ => { };
            if (isApplied)
                throw new LedgerUnavailableException("The connection was cut.");
        };
        await flush.PassAsync(default);
        await flush.PassAsync(default);

        Assert.Equal([1, 2, 3], _ledger.Applied);
        Assert.Equal(3, new ArchiveReader([folder]).Read(0, long.MaxValue, _ => Assert.Fail("Damage")).Count());
    }

    [Fact]
    public async Task Pass_OverTestCallsAndOthers_KeepsTheOthersAlone()
    {
        var folder = Path.Combine(_directory.Path, "archive");
        using var journal = _directory.Open();
        using var flush = Make(journal, archive: new UsageArchive(folder, _directory.Metrics, _log));
        var call = new UsageRecord(
            new CustomerId(Guid.CreateVersion7()), new MeterId(1), 7, TimeProvider.System.GetUtcNow());
        foreach (var record in new[] { call with { Quantity = 5, IsTest = true }, call })
        {
            Assert.True(journal.TryReserve());
            await journal.AppendAsync(record);
        }

        Assert.Null(await flush.PassAsync(default).WaitAsync(s_bound));

        var kept = Assert.Single(new ArchiveReader([folder]).Read(0, long.MaxValue, _ => Assert.Fail("Damage")));
        Assert.Equal(7, kept.Record.Quantity);
    }

    private Guid OpenAndClose()
    {
        using var journal = _directory.Open();
        return journal.Id;
    }

    private UsageFlush Make(
        UsageJournal journal,
        TimeSpan? demandTimeout = null,
        TimeSpan? applyTimeout = null,
        UsageArchive? archive = null) => new(
        new FlushOptions(TimeSpan.FromMinutes(5))
        {
            DemandTimeout = demandTimeout ?? TimeSpan.FromMinutes(1),
            ApplyTimeout = applyTimeout ?? TimeSpan.FromMinutes(1),
        },
        journal,
        _ledger,
        _leases,
        TimeProvider.System,
        TestMetrics.Create(),
        _log,
        new Random(1),
        archive);
}
