using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Payg.Storage;

/// <summary>Brings the database to the newest migration, one node at a time.</summary>
public sealed class DatabaseMigrator
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IMigrationLock _lock;

    internal DatabaseMigrator(IServiceScopeFactory scopes, IMigrationLock migrationLock)
    {
        _scopes = scopes;
        _lock = migrationLock;
    }

    /// <summary>
    /// Applies the migrations that are missing, making the database itself where it does not exist. Several nodes may
    /// call this at once on an empty database; they take turns.
    /// </summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await using var _ = await _lock.AcquireAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }
}

/// <summary>Lets one node at a time migrate. One implementation for each database.</summary>
internal interface IMigrationLock
{
    /// <summary>
    /// Waits for the lock and makes the database ready to be migrated. Disposing gives the lock back.
    /// </summary>
    Task<IAsyncDisposable> AcquireAsync(PaygContext context, CancellationToken cancellationToken);
}
