using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payg.Storage.Sqlite;

/// <summary>
/// Write transactions on SQLite, each in its turn and on a thread of its own: SQLite works, and waits for the disk and
/// for writers of other processes, on the thread that calls it, and the pool has no more threads than there are cores.
/// </summary>
internal static class SqliteWriter
{
    // SQLite waits for its one writer without an eye on a token: in many short waits, an end of the service is seen.
    private const int SecondsAWait = 1;
    private const int Waits = 30;

    public static Task<T> RunAsync<T>(
        SqliteDatabase database,
        Func<SqliteConnection, SqliteTransaction, Task<T>> work,
        CancellationToken cancellationToken) =>
        database.Turns.RunAsync(
            () => Task.Factory.StartNew(
                () => RunHereAsync(database, work, cancellationToken),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap(),
            cancellationToken);

    private static async Task<T> RunHereAsync<T>(
        SqliteDatabase database,
        Func<SqliteConnection, SqliteTransaction, Task<T>> work,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenImpatientAsync(SecondsAWait, cancellationToken);
        await using var transaction = Begin(connection, cancellationToken);
        return await work(connection, transaction);
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
