using System.Collections.Concurrent;
using System.Data.Common;

namespace Payg.Storage.Sqlite.Turns;

/// <summary>
/// Lets the writers of this process take turns without holding a thread of the pool. SQLite has one writer at a time
/// and makes others wait on the thread that calls it, so that a few dozen writers would hold all threads of the pool,
/// and metered calls would wait for them. Turns are given in the order in which they are asked for, on a thread of
/// their own: what a writer does in its turn runs there, until it awaits something else, so that a pool that is busy
/// with calls does not hold up the holder of the turn. Thread-safe.
/// </summary>
internal sealed class SqliteTurns : IDisposable
{
    private readonly BlockingCollection<TaskCompletionSource> _waiting = [];
    private readonly AutoResetEvent _turn = new(initialState: true);
    private readonly ConcurrentDictionary<DbConnection, bool> _holders = [];
    private readonly Lazy<Thread> _thread;

    /// <summary>Starts no thread before the first turn.</summary>
    public SqliteTurns() => _thread = new(() =>
    {
        var thread = new Thread(GiveTurns) { IsBackground = true, Name = "SQLite" };
        thread.Start();
        return thread;
    });

    /// <summary>Returns when it is the connection's turn, at once if it is. It lasts until <see cref="End"/>.</summary>
    public async ValueTask BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_holders.ContainsKey(connection))
            return;

        await WaitAsync(cancellationToken);
        _holders[connection] = true;
    }

    public void End(DbConnection connection)
    {
        if (_holders.TryRemove(connection, out _))
            _turn.Set();
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Set();
        }
    }

    /// <summary>Ends the thread; the last turn may still go on.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        _ = _thread.Value;

        // Its continuation runs on the thread that gives the turn.
        var waiter = new TaskCompletionSource();
        _waiting.Add(waiter, cancellationToken);
        await using (cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken)))
            await waiter.Task;
    }

    private void GiveTurns()
    {
        foreach (var waiter in _waiting.GetConsumingEnumerable())
        {
            _turn.WaitOne();
            if (!waiter.TrySetResult())
                _turn.Set();
        }
    }
}
