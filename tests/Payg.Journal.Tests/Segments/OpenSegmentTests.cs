using Payg.Journal.Segments;
using Payg.Journal.Tests.Simulation;

namespace Payg.Journal.Tests.Segments;

public sealed class OpenSegmentTests
{
    private const int FiveSlots = SegmentHeader.Bytes + (5 * RecordSlot.Bytes);

    private readonly SimulatedDisk _disk = new(new Random(1));

    [Fact]
    public void Sync_AfterItFailedOnce_FailsForEver()
    {
        var segment = Make();
        Assert.True(segment.TryClaim(out var slot));
        segment.Write(slot, JournalDirectory.Record(1));
        segment.MarkDirty();
        _disk.SyncFails = true;
        Assert.Throws<IOException>(segment.SyncIfDirty);

        // The disk has forgotten that it lost something, and nothing new is there to be synced.
        _disk.SyncFails = false;

        Assert.Throws<IOException>(segment.SyncIfDirty);
    }

    [Fact]
    public void Claim_OfMoreSlotsThanThereAre_IsRefused()
    {
        var segment = Make();
        for (var expected = 0; expected < 5; expected++)
        {
            Assert.True(segment.TryClaim(out var slot));
            Assert.Equal(expected, slot);
        }

        Assert.False(segment.TryClaim(out _));
        Assert.True(segment.IsClosed);
        Assert.Equal(5, segment.Used);
        Assert.Equal(5, segment.Close());
    }

    [Fact]
    public async Task Drain_WithAWriterInTheMiddle_WaitsForIt()
    {
        var segment = Make();
        Assert.True(segment.TryClaim(out var slot));
        Assert.Equal(1, segment.Close());
        Assert.False(segment.TryClaim(out _));

        var drained = segment.DrainAsync(TimeProvider.System, CancellationToken.None).AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(20));
        Assert.False(drained.IsCompleted);
        segment.Write(slot, JournalDirectory.Record(1));
        segment.Complete();

        await drained.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, segment.Used);
    }

    private OpenSegment Make()
    {
        var name = new SegmentName(new Guid("0199c0de-0000-7000-8000-000000000001"), 1);
        return new OpenSegment(
            name, new SimulatedFiles(_disk).Create(name.FileName, FiveSlots), DateTimeOffset.UnixEpoch);
    }
}
