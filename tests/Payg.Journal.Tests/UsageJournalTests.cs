using Payg.Journal.Files;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests;

public sealed class UsageJournalTests : IDisposable
{
    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Seal_AfterAppends_GivesTheRecordsBackInOrder()
    {
        using var journal = _directory.Open();
        await journal.AppendAsync(1, 250);

        Assert.True(await journal.SealAsync(default));

        Assert.Equal(250, journal.Status.PendingRecords);
        var records = journal.TakeAll();
        Assert.Equal(Enumerable.Range(1, 250).Select(number => JournalDirectory.Record(number)), records);
        Assert.Equal(0, journal.Status.PendingRecords);
    }

    [Fact]
    public async Task Seal_WithNothingRecorded_MakesNoSegment()
    {
        using var journal = _directory.Open();

        Assert.True(await journal.SealAsync(default));
        Assert.True(await journal.SealAsync(default));

        Assert.Null(journal.FirstSealed);
        Assert.Equal(2, _directory.Files().Length);
    }

    [Fact]
    public async Task Seal_OfAFewRecords_ShortensTheFileToThem()
    {
        using var journal = _directory.Open();
        await journal.AppendAsync(1, 3);

        await journal.SealAsync(default);

        var segment = journal.FirstSealed!;
        var length = new FileInfo(Path.Combine(_directory.Path, segment.Name.FileName)).Length;
        Assert.Equal(SegmentHeader.Bytes + (3 * RecordSlot.Bytes), length);
        Assert.Equal(length, segment.Bytes);
    }

    [Fact]
    public async Task Segments_OfOneJournal_AreNumberedUpAndNeverAgain()
    {
        var seen = new HashSet<(Guid, long)>();
        for (var start = 0; start < 3; start++)
        {
            using var journal = _directory.Open();
            for (var round = 0; round < 5; round++)
            {
                await journal.AppendAsync(1, 120);
                await journal.SealAsync(default);
                while (journal.FirstSealed is { } segment)
                {
                    Assert.True(seen.Add((segment.Name.Journal, segment.Name.Number)), $"{segment.Name} came twice.");
                    journal.Retire(segment);
                }
            }
        }
    }

    [Fact]
    public async Task TryReserve_WhenFull_IsFalseUntilASegmentIsRetired()
    {
        using var journal = _directory.Open(maxSegments: 3);
        await journal.AppendAsync(1, 300);

        Assert.False(journal.TryReserve());
        Assert.True(await journal.SealAsync(default));
        Assert.False(journal.TryReserve());
        journal.Retire(journal.FirstSealed!);

        Assert.True(journal.TryReserve());
    }

    [Fact]
    public async Task Seal_WithReservationsOut_KeepsRoomForEachOfThem()
    {
        using var journal = _directory.Open(maxSegments: 3);
        await journal.AppendAsync(1, 150);
        for (var i = 0; i < 120; i++)
            Assert.True(journal.TryReserve());

        // Closing the second segment would leave room for 100 of the 120.
        Assert.False(await journal.SealAsync(default));
        for (var number = 151; number <= 270; number++)
            await journal.AppendAsync(JournalDirectory.Record(number));
        Assert.True(await journal.SealAsync(default));

        Assert.Equal(Enumerable.Range(1, 270), journal.TakeAll().Select(record => (int)record.Quantity));
    }

    [Fact]
    public void Release_OfAReservation_MakesRoomForAnother()
    {
        using var journal = _directory.Open(maxSegments: 2);
        for (var i = 0; i < 200; i++)
            Assert.True(journal.TryReserve());
        Assert.False(journal.TryReserve());

        journal.Release();

        Assert.True(journal.TryReserve());
        Assert.False(journal.TryReserve());
    }

    [Fact]
    public async Task Append_OfAnInvalidRecord_IsRefusedAndKeepsTheReservation()
    {
        using var journal = _directory.Open();
        Assert.True(journal.TryReserve());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await journal.AppendAsync(JournalDirectory.Record(0)));
        await journal.AppendAsync(JournalDirectory.Record(1));

        await journal.SealAsync(default);
        Assert.Single(journal.TakeAll());
    }

    [Fact]
    public void Open_OfADirectoryInUse_IsRefusedWithAClearMessage()
    {
        using var journal = _directory.Open();

        var refusal = Assert.Throws<JournalInUseException>(() => _directory.Open());

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_directory.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OnAFullDisk_SaysThat()
    {
        File.CreateSymbolicLink(Path.Combine(_directory.Path, "journal.lock"), "/dev/full");

        var refusal = Assert.ThrowsAny<IOException>(() => _directory.Open());

        Assert.Contains("No space left on device", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterADeath_AdoptsWhatWasRecorded()
    {
        using (var first = _directory.Open())
            await first.AppendAsync(1, 130);

        using var second = _directory.Open();

        Assert.Equal(130, second.Status.PendingRecords);
        Assert.Equal(Enumerable.Range(1, 130), second.TakeAll().Select(record => (int)record.Quantity));
    }

    [Fact]
    public async Task Append_AfterDispose_IsRefused()
    {
        var journal = _directory.Open();
        Assert.True(journal.TryReserve());
        journal.Dispose();

        Assert.False(journal.TryReserve());
        await Assert.ThrowsAsync<ObjectDisposedException>(
            async () => await journal.AppendAsync(JournalDirectory.Record(1)));
    }

    [Fact]
    public async Task Append_ToDisk_CompletesAndIsReadBack()
    {
        using var journal = _directory.Open(durability: Durability.Disk);
        await Parallel.ForAsync(1, 301, async (number, _) =>
        {
            Assert.True(journal.TryReserve());
            await journal.AppendAsync(JournalDirectory.Record(number));
        });

        Assert.True(await journal.SealAsync(default));

        var numbers = journal.TakeAll().Select(record => (int)record.Quantity).Order();
        Assert.Equal(Enumerable.Range(1, 300), numbers);
    }
}
