using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Payg.Storage.Databases;

namespace Payg.Storage.Tests.Maintenance;

/// <summary>A node that is asked to end while it migrates leaves a database that the next one can use.</summary>
public sealed class DatabaseMigratorTests
{
    private static readonly AsyncLocal<CancellationTokenSource?> s_cancelled = new();

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_CancelledAmidTheFirstMigration_IsCompleted(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateEmptyAsync(kind);
        using var source = new CancellationTokenSource();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(new EntityFramework());
        s_cancelled.Value = source;

        await database.MigrateAsync(source.Token);

        Assert.True(source.IsCancellationRequested);
        Assert.Empty(await database.InContextAsync(context => context.Database.GetPendingMigrationsAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_CancelledBefore_ChangesNothing(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateEmptyAsync(kind);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.MigrateAsync(new CancellationToken(canceled: true)));

        Assert.Empty(await database.InContextAsync(context => context.Database.GetAppliedMigrationsAsync()));
    }

    /// <summary>Cancels on the first statement of the first migration of the test that it runs in.</summary>
    private sealed class EntityFramework : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (string.Equals(value.Name, DbLoggerCategory.Name, StringComparison.Ordinal))
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (string.Equals(value.Key, RelationalEventId.MigrationApplying.Name, StringComparison.Ordinal))
                s_cancelled.Value?.Cancel();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
