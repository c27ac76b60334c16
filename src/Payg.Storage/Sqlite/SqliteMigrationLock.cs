using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Sqlite;

/// <summary>
/// A SQLite database belongs to one process, which the lock on the journal directory sees to. What is left to do is
/// to turn on the write-ahead log, and to take away the lock row that EF Core leaves behind for ever when a process
/// dies while it migrates.
/// </summary>
internal sealed class SqliteMigrationLock(SqliteDatabase database) : IMigrationLock
{
    public async Task<IAsyncDisposable> AcquireAsync(PaygContext context, CancellationToken cancellationToken)
    {
        database.CreateFile();
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                PRAGMA journal_mode = WAL;
                CREATE TABLE IF NOT EXISTS "{SqliteHistory.LockTable}" ("Id" INTEGER NOT NULL
                    CONSTRAINT "PK_{SqliteHistory.LockTable}" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                DELETE FROM "{SqliteHistory.LockTable}";
                """;
            await command.ExecuteNonQueryAsync(cancellationToken);
            await SqliteSharedFile.MoveHistoryAsync(connection, cancellationToken);
            await SqliteSharedFile.ThrowIfTakenAsync(context, connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
