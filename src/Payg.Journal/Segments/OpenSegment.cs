using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>
/// A segment that is, or soon will be, written to by many threads. A writer claims a slot, writes it, and says that it
/// is done. Once closed it gives out no more slots; once drained nobody touches its memory any more.
/// </summary>
internal sealed class OpenSegment
{
    // Far above any slot, far below overflow: a closed segment goes on counting those who come too late.
    private const long Closed = 1L << 40;

    private readonly JournalMemory _memory;
    private readonly uint _seed;
    private readonly StripedCounters _completed = new(1);
    private PaddedCounter _claimed;
    private int _closedAt = -1;
    private int _dirty;
    private bool _syncFailed;
    private bool _released;
    private long? _oldestMicros;
    private OpenSegment? _next;

    /// <summary>Takes over memory that holds zeros, and writes the header.</summary>
    public OpenSegment(SegmentName name, JournalMemory memory, DateTimeOffset createdAt)
    {
        Name = name;
        _memory = memory;
        _seed = RecordSlot.Seed(name);
        Slots = SlotsIn(memory.Span.Length);
        SegmentHeader.Write(memory.Span, name, Slots, createdAt);
    }

    public SegmentName Name { get; }

    public int Slots { get; }

    public int Used
    {
        get
        {
            var closedAt = Volatile.Read(ref _closedAt);
            return closedAt >= 0 ? closedAt : (int)Math.Min(Volatile.Read(ref _claimed.Value), Slots);
        }
    }

    public bool IsClosed => Volatile.Read(ref _claimed.Value) >= Slots;

    /// <summary>Whether all who claimed a slot are done with it. Means something once it is closed.</summary>
    public bool IsDrained => _completed.Read(0) >= Used;

    public OpenSegment? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public static int SlotsIn(long bytes) => (int)((bytes - SegmentHeader.Bytes) / RecordSlot.Bytes);

    public static int OffsetOf(int slot) => SegmentHeader.Bytes + (slot * RecordSlot.Bytes);

    /// <summary>Gives out the next slot, which must then be completed; false when all are taken.</summary>
    public bool TryClaim(out int slot)
    {
        var claimed = Interlocked.Increment(ref _claimed.Value) - 1;
        slot = (int)claimed;
        return claimed < Slots;
    }

    public void Write(int slot, in UsageRecord record, int dimensions = 0) =>
        RecordSlot.Write(_memory.Span[OffsetOf(slot)..], _seed, slot, in record, dimensions);

    /// <summary>Says that something was written which someone will wait for, see <see cref="SyncIfDirty"/>.</summary>
    public void MarkDirty() => Volatile.Write(ref _dirty, 1);

    /// <summary>Takes back a record that could not be made durable, before its call is answered.</summary>
    public void WriteVoid(int slot) => RecordSlot.WriteVoid(_memory.Span[OffsetOf(slot)..], _seed, slot);

    public void Complete() => _completed.Increment(0);

    /// <summary>Gives out no more slots. Returns how many were given out.</summary>
    public int Close()
    {
        var claimed = Interlocked.Exchange(ref _claimed.Value, Closed);
        if (claimed < Closed)
            Volatile.Write(ref _closedAt, (int)Math.Min(claimed, Slots));
        return _closedAt;
    }

    /// <summary>Returns when all who claimed a slot are done with it. The segment must be closed.</summary>
    public async ValueTask DrainAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // A writer holds a slot for some ten nanoseconds, unless the scheduler takes it off its core in between, or
        // it waits for the disk.
        for (var patience = 20; !IsDrained; patience--)
        {
            if (patience > 0)
                await Task.Yield();
            else
                await Task.Delay(TimeSpan.FromMilliseconds(1), time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Waits until what was written before <see cref="MarkDirty"/> has reached the disk. One thread at a time. Safe
    /// until the segment is drained: it is only dirty while there is a user who waits and has not completed.
    /// </summary>
    /// <exception cref="IOException">
    /// It may not have. A disk reports a failure once and then forgets it, so this segment fails from that time.
    /// </exception>
    public void SyncIfDirty()
    {
        if (_syncFailed)
            throw new IOException($"The segment {Name} could not be forced to the disk.");
        if (Interlocked.Exchange(ref _dirty, 0) == 0)
            return;
        _syncFailed = true;
        _memory.Sync();
        _syncFailed = false;
    }

    /// <summary>Microseconds since 1970. Never beside <see cref="Seal"/> or <see cref="Abandon"/>.</summary>
    public long? OldestMicros => _oldestMicros ??= ReadOldest();

    /// <summary>
    /// Notes in the header that this is all, so that the file may be shortened, and releases the memory, even when
    /// it fails. Closed and drained only.
    /// </summary>
    /// <param name="toDisk">Whether the note must reach the disk, as the records have.</param>
    /// <exception cref="IOException">The note may not survive a power loss; the file must keep its length.</exception>
    public void Seal(bool toDisk)
    {
        try
        {
            SegmentHeader.WriteSeal(_memory.Span, Used);
            if (toDisk)
                _memory.Sync();
        }
        finally
        {
            Abandon();
        }
    }

    /// <summary>Releases the memory of a closed and drained segment, leaving the file as it is.</summary>
    public void Abandon()
    {
        if (_released)
            return;
        _ = OldestMicros;
        _released = true;
        _memory.Dispose();
    }

    private long? ReadOldest()
    {
        if (_released || Used == 0)
            return null;
        var state = RecordSlot.Read(_memory.Span[OffsetOf(0)..], _seed, 0, out var first, out _);
        return state == SlotState.Record ? UnixMicroseconds.From(first.OccurredAt) : null;
    }
}
