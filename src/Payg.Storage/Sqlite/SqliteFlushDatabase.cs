using Payg.Storage.Flush;

namespace Payg.Storage.Sqlite;

/// <summary>
/// Flush transactions on SQLite, each on a thread of its own: SQLite works, and waits for the disk, on the thread that
/// calls it, and the pool has no more threads than there are cores.
/// </summary>
internal sealed class SqliteFlushDatabase(SqliteDatabase database) : IFlushDatabase
{
    public Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => RunHereAsync(work, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    private async Task<T> RunHereAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = new SqliteFlushTransaction(
            connection, connection.BeginTransaction(deferred: false));
        return await work(transaction);
    }
}
