namespace Payg.Service.Export;

/// <summary>How many exports a node writes at once: each keeps a connection of the database. Thread-safe.</summary>
internal sealed class ExportTurns
{
    public const int Count = 2;

    private int _taken;

    /// <summary>Takes a turn until it is disposed; null: all are taken.</summary>
    public IDisposable? TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Count)
            return new Turn(this);
        Interlocked.Decrement(ref _taken);
        return null;
    }

    private sealed class Turn(ExportTurns turns) : IDisposable
    {
        private ExportTurns? _turns = turns;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _turns, null) is { } taken)
                Interlocked.Decrement(ref taken._taken);
        }
    }
}
