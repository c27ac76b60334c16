namespace Payg.Metering.Authenticate.Changes;

/// <summary>
/// Which changes of credentials a node has read. A change is numbered before it is committed, so one may become visible
/// after others with higher numbers: for <see cref="Overlap"/> after a number was first seen, lower ones are still
/// looked for. Time is measured, and no clock is compared. Not thread-safe.
/// </summary>
internal sealed class ChangeCursor(long last, TimeProvider clock)
{
    /// <summary>The longest that a change may take from its number to its commit.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    /// <summary>Changes from before the node began to read, whose transactions may have been open.</summary>
    private const int Before = 1000;

    private readonly Queue<(long Highest, long At)> _rounds = new();
    private readonly HashSet<long> _taken = [];
    private long _highest = last;

    public long Floor { get; private set; } = Math.Max(0, last - Before);

    public bool TryTake(long position)
    {
        _highest = Math.Max(_highest, position);
        return position > Floor && _taken.Add(position);
    }

    public void EndRound()
    {
        var now = clock.GetTimestamp();
        _rounds.Enqueue((_highest, now));
        var floor = Floor;
        while (_rounds.TryPeek(out var round) && clock.GetElapsedTime(round.At, now) >= Overlap)
            floor = Math.Max(floor, _rounds.Dequeue().Highest);
        if (floor == Floor)
            return;

        Floor = floor;
        _taken.RemoveWhere(position => position <= floor);
    }
}
