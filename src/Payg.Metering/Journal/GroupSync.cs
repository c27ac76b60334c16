namespace Payg.Metering.Journal;

/// <summary>
/// Lets many calls share one wait for the disk: who comes while a sync runs joins the next one, which begins as soon
/// as the running one ends. Thread-safe.
/// </summary>
/// <param name="sync">Forces everything written so far to the disk, or throws.</param>
/// <param name="begin">
/// Begins work that waits for the disk, and returns at once; throws an <see cref="IOException"/> when nothing can be
/// waited for any more.
/// </param>
internal sealed class GroupSync(Action sync, Action<Action> begin)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _gathering;
    private bool _running;

    /// <summary>Completes with the first sync that began after this call.</summary>
    /// <exception cref="IOException">That sync failed.</exception>
    public Task WaitAsync()
    {
        TaskCompletionSource group;
        bool first;
        lock (_gate)
        {
            group = _gathering ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
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
                group.SetException(closed);
        }
    }

    private void Run()
    {
        while (TakeGroup() is { } group)
        {
            try
            {
                sync();
                group.SetResult();
            }
            catch (Exception failure)
            {
                group.SetException(failure);
            }
        }
    }

    private TaskCompletionSource? TakeGroup()
    {
        lock (_gate)
        {
            var group = _gathering;
            _gathering = null;
            _running = group is not null;
            return group;
        }
    }
}
