using Payg.Journal.Segments;

namespace Payg.Journal.Sync;

/// <summary>
/// Lets many records share one wait for the disk: who comes while a sync runs joins the next one, which begins as soon
/// as the running one ends. All who joined wait for the same task, so that waiting costs each of them nothing of its
/// own. Thread-safe.
/// </summary>
/// <param name="sync">Forces everything written so far to the disk, or throws.</param>
/// <param name="settle">
/// Ends the work on the records of a group, before those who wait for it hear of it: with null when they are on the
/// disk, else with why they may not be. It must not throw.
/// </param>
/// <param name="begin">
/// Begins work that waits for the disk, and returns at once; throws an <see cref="IOException"/> when nothing can be
/// waited for any more.
/// </param>
internal sealed class GroupSync(
    Action sync, Action<IReadOnlyList<ClaimedSlot>, Exception?> settle, Action<Action> begin)
{
    private readonly Lock _gate = new();
    private Group? _gathering;
    private List<ClaimedSlot>? _spare;
    private bool _running;

    /// <summary>Completes with the first sync that began after this call, when the record is settled.</summary>
    /// <exception cref="IOException">That sync failed.</exception>
    public Task WaitAsync(ClaimedSlot record)
    {
        Group group;
        bool first;
        lock (_gate)
        {
            group = _gathering ??= new Group(_spare ?? []);
            _spare = null;
            group.Records.Add(record);
            first = !_running;
            _running = true;
        }

        if (first)
            Begin();
        return group.Task;
    }

    private void Begin()
    {
        try
        {
            begin(Run);
        }
        catch (IOException closed)
        {
            while (TakeGroup() is { } group)
                Settle(group, closed);
        }
    }

    private void Run()
    {
        while (TakeGroup() is { } group)
            Settle(group, Sync());
    }

    private Exception? Sync()
    {
        try
        {
            sync();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Settle(Group group, Exception? failure)
    {
        settle(group.Records, failure);
        if (failure is null)
            group.SetResult();
        else
            group.SetException(failure);

        group.Records.Clear();
        lock (_gate)
            _spare ??= group.Records;
    }

    private Group? TakeGroup()
    {
        lock (_gate)
        {
            var group = _gathering;
            _gathering = null;
            _running = group is not null;
            return group;
        }
    }

    // Who waits goes on elsewhere: the thread that waits for the disk has the next group to see to.
    private sealed class Group(List<ClaimedSlot> records)
        : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public List<ClaimedSlot> Records => records;
    }
}

internal readonly record struct ClaimedSlot(OpenSegment Segment, int Slot);
