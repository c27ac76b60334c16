namespace Payg.Journal.Segments;

/// <summary>
/// The segments that calls write to, and the room left in them. Room is counted in credits: the free slots of all
/// segments in the chain less the reservations that are out. A reservation takes one credit and is later turned into a
/// slot, or given back; so its holder finds a slot without waiting, whatever is sealed or added meanwhile.
/// <see cref="TryReserve"/>, <see cref="Release"/> and <see cref="Claim"/> are lock-free and allocate nothing; the
/// other methods are for one thread at a time.
/// </summary>
internal sealed class SegmentChain(Action advanced)
{
    private const long Shut = long.MinValue / 2;

    private readonly Queue<OpenSegment> _unsealed = [];
    private PaddedCounter _credits;
    private OpenSegment? _active;
    private OpenSegment? _last;

    public bool HasReady => _active is { } active && !ReferenceEquals(active, _last);

    /// <summary>Segments that were not taken by <see cref="TakeClosed"/> yet, oldest first.</summary>
    public IReadOnlyCollection<OpenSegment> Unsealed => _unsealed;

    public bool TryReserve()
    {
        if (Interlocked.Decrement(ref _credits.Value) >= 0)
            return true;
        Interlocked.Increment(ref _credits.Value);
        return false;
    }

    public void Release() => Interlocked.Increment(ref _credits.Value);

    /// <summary>Turns a credit into a slot, which must then be completed.</summary>
    /// <exception cref="ObjectDisposedException">The journal was closed in between.</exception>
    public OpenSegment Claim(out int slot)
    {
        while (true)
        {
            var segment = Volatile.Read(ref _active);
            ObjectDisposedException.ThrowIf(segment is null, this);
            if (segment.TryClaim(out slot))
                return segment;
            // The slot behind this credit lies further on. The first thread to see that moves all others there.
            var next = segment.Next;
            ObjectDisposedException.ThrowIf(next is null, this);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _active, next, segment), segment))
                advanced();
        }
    }

    public void Add(OpenSegment segment)
    {
        _unsealed.Enqueue(segment);
        if (_last is { } last)
            last.Next = segment;
        _last = segment;
        var active = Volatile.Read(ref _active);
        if (active is null)
            Volatile.Write(ref _active, segment);
        else if (active.IsClosed)
            _ = Interlocked.CompareExchange(ref _active, active.Next, active);
        // Only now may it be reserved: a credit must never be ahead of its slot.
        Interlocked.Add(ref _credits.Value, segment.Slots);
    }

    /// <summary>
    /// Closes the segment that is written to, so that all that was recorded before lies in closed segments. False when
    /// reservations that are out need its free slots, because no other segment has room for them.
    /// </summary>
    public bool TryCloseActive()
    {
        if (Volatile.Read(ref _active) is not { } active || active.Used == 0)
            return true;
        if (active.IsClosed)
            return true;
        // Slots can only become fewer meanwhile, so what is taken here is enough; the rest is given back.
        var free = active.Slots - active.Used;
        if (!TryTake(free))
            return false;
        var used = active.Close();
        Interlocked.Add(ref _credits.Value, free - (active.Slots - used));
        if (active.Next is { } next)
            _ = Interlocked.CompareExchange(ref _active, next, active);
        return true;
    }

    public OpenSegment? PeekClosed()
    {
        if (!_unsealed.TryPeek(out var oldest) || !oldest.IsClosed)
            return null;
        // A segment that was filled to its end closes for good here, so that nobody counts it up any more.
        oldest.Close();
        return oldest;
    }

    /// <summary>Takes the oldest segment, which is closed and drained, out of the chain.</summary>
    public void TakeClosed() => _unsealed.Dequeue();

    public void ShutDown()
    {
        Interlocked.Exchange(ref _credits.Value, Shut);
        foreach (var segment in _unsealed)
            segment.Close();
    }

    private bool TryTake(long credits)
    {
        var current = Volatile.Read(ref _credits.Value);
        while (current >= credits)
        {
            var before = Interlocked.CompareExchange(ref _credits.Value, current - credits, current);
            if (before == current)
                return true;
            current = before;
        }

        return false;
    }
}
