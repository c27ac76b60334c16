using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Flush;
using SQLitePCL;

namespace Payg.Storage.Sqlite;

/// <summary>
/// Flush transactions on SQLite, each on a thread of its own: SQLite works, and waits for the disk, on the thread that
/// calls it, and the pool has no more threads than there are cores.
/// </summary>
internal sealed class SqliteFlushDatabase(SqliteDatabase database) : IFlushDatabase
{
    // SQLite waits for its one writer without an eye on a token: in many short waits, an end of the service is seen.
    private const int SecondsAWait = 1;
    private const int Waits = 30;

    public Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => RunHereAsync(work, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    public IFlushTransaction Join(PaygContext context) => new SqliteFlushTransaction(
        (SqliteConnection)context.Database.GetDbConnection(),
        (SqliteTransaction)context.Database.CurrentTransaction!.GetDbTransaction());

    private async Task<T> RunHereAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenImpatientAsync(SecondsAWait, cancellationToken);
        await using var transaction = new SqliteFlushTransaction(connection, Begin(connection, cancellationToken));
        return await work(transaction);
    }

    private static SqliteTransaction Begin(SqliteConnection connection, CancellationToken cancellationToken)
    {
        for (var wait = 1; ; wait++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return connection.BeginTransaction(deferred: false);
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == raw.SQLITE_BUSY && wait < Waits)
            {
            }
        }
    }
}
