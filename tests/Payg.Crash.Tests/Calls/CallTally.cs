using System.Collections.Concurrent;

namespace Payg.Crash.Tests.Calls;

/// <summary>What the clients know, by customer and meter. Thread-safe.</summary>
internal sealed class CallTally
{
    private readonly ConcurrentDictionary<CallKey, Count> _counts = [];
    private long _acknowledged;
    private long _refused;
    private long _unanswered;
    private long _unpaid;

    /// <summary>Calls answered 2xx.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Calls that credit did not pay for.</summary>
    public long Unpaid => Interlocked.Read(ref _unpaid);

    /// <summary>Calls answered otherwise.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Calls that were under way when their service died.</summary>
    public long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>All that was ever called.</summary>
    public ICollection<CallKey> Keys => _counts.Keys;

    /// <summary>Notes what became of a call.</summary>
    public void Note(CallKey key, CallOutcome outcome)
    {
        var count = _counts.GetOrAdd(key, _ => new Count());
        switch (outcome)
        {
            case CallOutcome.Acknowledged:
                Interlocked.Increment(ref count.Acknowledged);
                Interlocked.Increment(ref _acknowledged);
                break;
            case CallOutcome.Unanswered:
                Interlocked.Increment(ref count.Unanswered);
                Interlocked.Increment(ref _unanswered);
                break;
            case CallOutcome.Refused:
                Interlocked.Increment(ref _refused);
                break;
            case CallOutcome.Unpaid:
                Interlocked.Increment(ref _unpaid);
                break;
        }
    }

    /// <summary>Notes that records were destroyed by the test itself: so many fewer will be counted.</summary>
    public void NoteDestroyed(CallKey key, long records) =>
        Interlocked.Add(ref _counts.GetOrAdd(key, _ => new Count()).Destroyed, records);

    /// <summary>The fewest and the most calls that may be counted. Means something when no call is under way.</summary>
    public (long Least, long Most) BoundsOf(CallKey key)
    {
        if (!_counts.TryGetValue(key, out var count))
            return (0, 0);

        // A destroyed record may be that of a call which was never answered, so the most does not shrink by it.
        var acknowledged = Interlocked.Read(ref count.Acknowledged);
        var unanswered = Interlocked.Read(ref count.Unanswered);
        var destroyed = Interlocked.Read(ref count.Destroyed);
        return (Math.Max(0, acknowledged - destroyed), acknowledged + unanswered - destroyed);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Acknowledged} acknowledged, {Unanswered} unanswered, {Unpaid} unpaid, {Refused} refused";

    private sealed class Count
    {
        public long Acknowledged;
        public long Unanswered;
        public long Destroyed;
    }
}
