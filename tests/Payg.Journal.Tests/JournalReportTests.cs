using Microsoft.Extensions.Time.Testing;
using Payg.Journal.Segments;
using Payg.Journal.Tests.Simulation;

namespace Payg.Journal.Tests;

/// <summary>
/// What a journal on a disk that fails, fills up or holds what others left does and reports: log lines by their
/// numbers, metrics and its status.
/// </summary>
public sealed class JournalReportTests : IDisposable
{
    private const int Adopted = 101;
    private const int Damaged = 102;
    private const int UnknownFile = 103;
    private const int Unreadable = 104;
    private const int NoRoom = 105;
    private const int RoomAgain = 106;
    private const int NotShortened = 107;
    private const int NotDeleted = 108;
    private const int SyncFailed = 109;

    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(250);

    private readonly JournalDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddSeconds(100));
    private readonly LogEvents _log = new();
    private readonly SimulatedDisk _disk = new(new Random(1));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Room_ThatIsMissingForAWhile_IsReportedOnceEachWay()
    {
        _disk.IsFull = true;
        using var journal = Open();
        Assert.False(journal.TryReserve());
        _clock.Advance(s_again);
        _clock.Advance(s_again);
        Assert.Equal([NoRoom], _log.Ids);

        _disk.IsFull = false;
        _clock.Advance(s_again - TimeSpan.FromTicks(1));
        Assert.False(journal.TryReserve());
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.True(journal.TryReserve());
        Assert.Equal([NoRoom, RoomAgain], _log.Ids);
        Assert.Equal($"{journal.Id:N}.journal", _disk.Files.First().Path);
        Assert.All(_disk.Files.Skip(1), file => Assert.EndsWith(".usage", file.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Room_UpToTheBound_IsUsedAndNoMore()
    {
        using var journal = Open(maxSegments: 3);
        await journal.AppendAsync(1, 300);

        Assert.False(journal.TryReserve());
        Assert.Equal(3L * JournalDirectory.SmallSegment, journal.Status.Bytes);
        Assert.Equal([NoRoom], _log.Ids);
        Assert.Equal(3L * JournalDirectory.SmallSegment, _directory.Read("payg.journal.capacity"));
        Assert.Equal(3L * JournalDirectory.SmallSegment, _directory.Read("payg.journal.size"));
    }

    [Fact]
    public async Task Status_OfWhatIsPending_NamesItsOldestRecord()
    {
        using var journal = Open();
        Assert.Null(journal.Status.OldestPendingAt);
        Assert.Equal(TimeSpan.Zero, journal.Status.OldestPendingAge(_clock));

        // The order of the journal says which is the oldest, in the open segment and once it is sealed.
        await journal.AppendAsync(7, 9);
        AssertOldest(7);
        await journal.SealAsync(default);
        await journal.AppendAsync(20, 21);
        AssertOldest(7);
        Assert.Equal(5, _directory.Read("payg.journal.records.pending"));
        Assert.Equal(99, _directory.Read("payg.journal.oldest_pending.age"));

        journal.Retire(journal.FirstSealed!);
        AssertOldest(20);
        Assert.Equal(2, journal.Status.PendingRecords);

        _clock.SetUtcNow(DateTimeOffset.UnixEpoch.AddSeconds(200));
        Assert.Equal(_clock.GetUtcNow() - At(20), journal.Status.OldestPendingAge(_clock));
        Assert.Equal(
            TimeSpan.Zero, journal.Status.OldestPendingAge(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddTicks(1))));

        void AssertOldest(long number) => Assert.Equal(At(number), journal.Status.OldestPendingAt);

        static DateTimeOffset At(long number) => JournalDirectory.Record(number).OccurredAt;
    }

    [Fact]
    public async Task Segments_OfADeadProcess_AreAdoptedAndReported()
    {
        using (var first = Open())
            await first.AppendAsync(1, 130);
        _disk.Create("notes.txt", 1);
        _disk.Create("notes.usage", 1);
        _disk.Create(new SegmentName(Guid.Empty, 1).FileName + ".new", 1);

        using var second = Open();

        Assert.Equal([UnknownFile, Adopted], _log.Ids);
        Assert.Equal(130, _directory.Read("payg.journal.records.adopted"));
        Assert.Equal(130, second.Status.PendingRecords);
        Assert.NotNull(_disk.Find("notes.txt"));
        Assert.NotNull(_disk.Find("notes.usage"));
        Assert.DoesNotContain(_disk.Files, file => file.Path!.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Segment_ThatIsDamaged_IsReportedAndKeptOnceItWasApplied()
    {
        using (var first = Open())
        {
            await first.AppendAsync(1, 10);
            await first.SealAsync(default);
        }

        var file = _disk.Files.OrderBy(file => file.Path, StringComparer.Ordinal).First();
        SimulatedDisk.Flip(file, 8 * (OpenSegment.OffsetOf(4) + 3));
        SimulatedDisk.Flip(file, 8 * (OpenSegment.OffsetOf(7) + 3));
        var name = file.Path;
        using var second = Open();
        var segment = second.FirstSealed!;

        Assert.Equal((8, 2), (segment.Scan.Records, segment.Scan.Damaged));
        Assert.Equal([Damaged, Adopted], _log.Ids);
        Assert.Equal(2, _directory.Read("payg.journal.records.damaged"));
        var bytes = second.Status.Bytes;
        second.Retire(segment);
        Assert.Equal($"damaged/{name}.damaged", file.Path);
        Assert.Equal(bytes, second.Status.Bytes);
        Assert.Equal(0, second.Status.SetAside);
    }

    [Fact]
    public async Task Segment_SetAside_IsCountedAndTakesRoomUntilItIsTakenAway()
    {
        using var journal = Open(maxSegments: 3);
        await journal.AppendAsync(1, 100);
        await journal.SealAsync(default);
        var bytes = journal.Status.Bytes;
        var segment = journal.FirstSealed!;

        Assert.Equal(Path.Combine("simulated", "set-aside", segment.Name.FileName), journal.SetAside(segment));

        Assert.Null(journal.FirstSealed);
        Assert.Equal((0L, bytes, 1), (journal.Status.PendingRecords, journal.Status.Bytes, journal.Status.SetAside));
        Assert.Equal(1, _directory.Read("payg.flush.batches.set_aside"));
        Assert.Equal(1, _directory.Read("payg.journal.batches.set_aside"));
        await journal.AppendAsync(101, 300);
        Assert.False(journal.TryReserve());

        _disk.Rename(_disk.Find("set-aside/" + segment.Name.FileName)!, null);
        _clock.Advance(s_again);

        Assert.True(journal.TryReserve());
        Assert.Equal(0, journal.Status.SetAside);
    }

    [Fact]
    public async Task Segment_ThatCannotBeRead_IsReportedAndNotApplied()
    {
        using (var first = Open())
            await first.AppendAsync(1, 10);
        var files = new FailingFiles(_disk) { FailsRead = true };

        using var second = Open(files: files);

        Assert.Equal([Unreadable, Unreadable], _log.Ids);
        Assert.Equal(SegmentScan.Unreadable, second.FirstSealed!.Scan);
    }

    [Fact]
    public async Task Segment_ThatCannotBeShortened_KeepsItsLength()
    {
        var files = new FailingFiles(_disk) { FailsTruncate = true };
        using var journal = Open(files: files);
        await journal.AppendAsync(1, 3);

        await journal.SealAsync(default);

        Assert.Equal(JournalDirectory.SmallSegment, journal.FirstSealed!.Bytes);
        Assert.Equal(3, journal.FirstSealed.Scan.Records);
        Assert.Equal([NotShortened], _log.Ids);
    }

    [Fact]
    public async Task Segment_ThatCannotBeDeleted_StaysTheFirst()
    {
        using var journal = Open();
        await journal.AppendAsync(1, 3);
        await journal.SealAsync(default);
        var (segment, status) = (journal.FirstSealed!, journal.Status);
        _disk.FailurePercent = 100;

        Assert.Throws<IOException>(() => journal.Retire(segment));
        Assert.Throws<IOException>(() => journal.SetAside(segment));

        Assert.Same(segment, journal.FirstSealed);
        Assert.Equal(status, journal.Status);
        _disk.FailurePercent = 0;
        journal.Retire(segment);
        Assert.Null(journal.FirstSealed);
    }

    [Fact]
    public void Segment_ThatCannotBeMade_LeavesNoFile()
    {
        var files = new FailingFiles(_disk) { FailsMove = true };
        using var journal = Open(files: files);

        Assert.False(journal.TryReserve());
        Assert.Equal($"{journal.Id:N}.journal", Assert.Single(_disk.Files).Path);
        Assert.Equal([NoRoom], _log.Ids);
    }

    [Fact]
    public void Segment_ThatCannotBeMadeNorDeleted_IsReported()
    {
        var files = new FailingFiles(_disk) { FailsMove = true, FailsDelete = true };
        using var journal = Open(files: files);

        Assert.Equal([NotDeleted, NotDeleted, NoRoom], _log.Ids);
    }

    [Fact]
    public async Task Call_WhoseRecordDoesNotReachTheDisk_IsNotCharged()
    {
        using var journal = Open(durability: Durability.Disk);
        Assert.True(journal.TryReserve());
        await journal.AppendAsync(JournalDirectory.Record(1));
        _disk.SyncFails = true;
        Assert.True(journal.TryReserve());

        await Assert.ThrowsAsync<IOException>(async () => await journal.AppendAsync(JournalDirectory.Record(2)));
        _disk.SyncFails = false;
        await journal.SealAsync(default);
        Assert.True(journal.TryReserve());
        await journal.AppendAsync(JournalDirectory.Record(3));
        await journal.SealAsync(default);

        Assert.Equal([1, 3], journal.TakeAll().Select(record => record.Quantity));
        Assert.Contains(SyncFailed, _log.Ids);
    }

    [Fact]
    public async Task Floor_OfAJournal_RisesWithEverySixtyFourthRemoval()
    {
        using var journal = Open();
        for (var number = 1; number <= 130; number++)
        {
            await journal.AppendAsync(number, number);
            await journal.SealAsync(default);
            var segment = journal.FirstSealed!;
            Assert.Equal((number - 1) / 64 * 64 + 1, journal.BatchOf(segment).Floor);
            journal.Retire(segment);
        }
    }

    [Fact]
    public async Task Floor_OfAJournalWithASegmentSetAside_StaysBelowThat()
    {
        using (var first = Open())
        {
            await first.AppendAsync(1, 1);
            await first.SealAsync(default);
            first.Retire(first.FirstSealed!);
            await first.AppendAsync(2, 2);
            await first.SealAsync(default);
            first.SetAside(first.FirstSealed!);
            await first.AppendAsync(3, 3);
        }

        using var second = Open();

        Assert.Equal(3, second.FirstSealed!.Name.Number);
        Assert.Equal(2, second.BatchOf(second.FirstSealed).Floor);
        Assert.Equal(1, second.Status.SetAside);
    }

    private UsageJournal Open(
        int maxSegments = 8, Durability durability = Durability.Process, FailingFiles? files = null) => _directory.Open(
            maxSegments: maxSegments, durability: durability, time: _clock,
            files: files ?? new FailingFiles(_disk), logger: _log);
}
