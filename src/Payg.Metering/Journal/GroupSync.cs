namespace Payg.Metering.Journal;

/// <summary>
/// Lets many calls share one wait for the disk: who comes while a sync runs joins the next one, which begins as soon
/// as the running one ends. Thread-safe.
/// </summary>
/// <param name="sync">Forces everything written so far to the disk, or throws.</param>
internal sealed class GroupSync(Action sync)
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
            _ = RunAsync();
        return group.Task;
    }

    private async Task RunAsync()
    {
        // The caller goes on to gather; the disk is waited for elsewhere.
        await Task.Yield();
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
