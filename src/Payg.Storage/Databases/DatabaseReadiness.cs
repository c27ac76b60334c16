using Payg.Core.Usage;

namespace Payg.Storage.Databases;

/// <summary>Whether the database has been migrated and seeded by this process. Thread-safe.</summary>
public sealed class DatabaseReadiness
{
    private volatile bool _ready;

    /// <summary>True from the moment on that the service may use the database.</summary>
    public bool IsReady => _ready;

    /// <summary>Says that the database may be used.</summary>
    public void MarkReady() => _ready = true;

    /// <summary>Refuses to ask a database that has not been prepared.</summary>
    /// <exception cref="LedgerUnavailableException">It has not; try again.</exception>
    public void ThrowIfNotReady()
    {
        if (!_ready)
            throw new LedgerUnavailableException("The database has not been prepared yet.") { IsStarting = true };
    }
}
