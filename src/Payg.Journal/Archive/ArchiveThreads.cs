namespace Payg.Journal.Archive;

/// <summary>
/// Reads archives on threads of their own, a few at a time: files are read synchronously, and on a thread of the pool,
/// which has as many as there are cores, that would keep a core from answering calls. Thread-safe.
/// </summary>
public sealed class ArchiveThreads : IDisposable
{
    /// <summary>How many reads run at a time; others wait for their turn.</summary>
    public const int MaxReads = 2;

    private readonly SemaphoreSlim _turns = new(MaxReads);

    /// <summary>Runs a read of files and returns its result.</summary>
    /// <exception cref="OperationCanceledException">The caller left before the read began.</exception>
    public async Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await OnOwnThreadAsync(read);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Runs work that waits for the disk on a thread that is no thread of the pool.</summary>
    public static Task<T> OnOwnThreadAsync<T>(Func<T> work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
