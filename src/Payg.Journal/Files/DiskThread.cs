using System.Collections.Concurrent;

namespace Payg.Journal.Files;

/// <summary>
/// A thread of its own for work that waits for the disk. On a thread of the pool, which has as many as there are
/// cores, such a wait would keep a core from answering calls. Thread-safe.
/// </summary>
internal sealed class DiskThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public DiskThread(string name) => new Thread(Run) { IsBackground = true, Name = name }.Start();

    /// <summary>Runs the work after all that was begun before. It must not throw.</summary>
    /// <exception cref="IOException">The thread was asked to end.</exception>
    public void Begin(Action work)
    {
        try
        {
            _work.Add(work);
        }
        catch (InvalidOperationException ended)
        {
            throw new IOException("The journal was closed.", ended);
        }
    }

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _work.Dispose();
    }
}
