using Payg.Storage.Model;

namespace Payg.Storage.Databases;

/// <summary>Lets one node at a time migrate. One implementation for each database.</summary>
internal interface IMigrationLock
{
    /// <summary>Waits for the lock and makes the database ready to migrate. Disposing releases the lock.</summary>
    /// <exception cref="UnusableDatabaseException">The database cannot be made ready.</exception>
    Task<IAsyncDisposable> AcquireAsync(PaygContext context, CancellationToken cancellationToken);
}
