using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Maintenance;

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
    /// call this at once on an empty database; they take turns. What is cancelled is the wait for a turn: migrations
    /// that have begun are completed, because not all of them can be undone on SQLite.
    /// </summary>
    /// <exception cref="UnusableDatabaseException">
    /// A newer version has migrated it, it has tables of another application, or a right is missing.
    /// </exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();

        // A role that may not change tables can start where there is nothing to change.
        if (await IsUpToDateAsync(context, cancellationToken))
            return;

        await using var _ = await _lock.AcquireAsync(context, cancellationToken);
        await ThrowIfTooNewAsync(context, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // A large table takes its time.
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await context.Database.MigrateAsync(CancellationToken.None);
    }

    private static async Task<bool> IsUpToDateAsync(PaygContext context, CancellationToken cancellationToken)
    {
        if (!context.Database.IsNpgsql())
            return false;

        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        return applied.SequenceEqual(context.Database.GetMigrations(), StringComparer.Ordinal);
    }

    /// <summary>Refuses a database that has migrations which this version does not know.</summary>
    /// <exception cref="DatabaseTooNewException">It has.</exception>
    public static async Task ThrowIfTooNewAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new DatabaseTooNewException(unknown);
    }
}
