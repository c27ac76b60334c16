namespace Payg.Storage;

/// <summary>Whether the database has been migrated and seeded by this process. Thread-safe.</summary>
public sealed class DatabaseReadiness
{
    private volatile bool _ready;

    /// <summary>True from the moment on that the service may use the database.</summary>
    public bool IsReady => _ready;

    /// <summary>Says that the database may be used.</summary>
    public void MarkReady() => _ready = true;
}
