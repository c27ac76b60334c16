using Microsoft.Data.Sqlite;
using Payg.Journal.Files;
using Payg.Storage.Sqlite.Turns;

namespace Payg.Storage.Sqlite;

/// <summary>Opens connections that behave as Payg needs. Thread-safe; connections are pooled.</summary>
internal sealed class SqliteDatabase(string connectionString, SqliteTurns turns)
{
    private const int BusySeconds = 30;

    /// <summary>
    /// The settings of each connection: wait up to 30 s for the one writer that SQLite allows, sync at each commit (the
    /// journal is deleted in reliance on it), enforce foreign keys.
    /// </summary>
    public static readonly string ConnectionPragmas = PragmasFor(BusySeconds);

    public SqliteTurns Turns => turns;

    public Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(ConnectionPragmas, cancellationToken);

    /// <summary>An open connection that waits for the one writer no longer than that: 1 s or more.</summary>
    public async Task<SqliteConnection> OpenImpatientAsync(int busySeconds, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(PragmasFor(busySeconds), cancellationToken);
        connection.DefaultTimeout = busySeconds;
        return connection;
    }

    /// <summary>Creates a missing file for its owner alone; SQLite's log and index get the same mode.</summary>
    public void CreateFile()
    {
        var file = new SqliteConnectionStringBuilder(connectionString);
        if (file is { DataSource: not ("" or ":memory:"), Mode: SqliteOpenMode.ReadWriteCreate }
            && !file.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            PrivateFiles.Touch(file.DataSource);
        }
    }

    /// <summary>Copies the database, by SQLite's own means, into one file that must not be there yet.</summary>
    public async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        var partial = file + ".part";
        File.Delete(partial);
        await using (new FileStream(partial, PrivateFiles.NewFile))
        {
            // SQLite keeps the mode of a file that is there.
        }

        try
        {
            await using (var source = await OpenAsync(cancellationToken))
            await using (var target = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ConnectionString))
            {
                await target.OpenAsync(cancellationToken);
                source.BackupDatabase(target);
                await using var check = target.CreateCommand();
                check.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA quick_check;";
                await using var answer = await check.ExecuteReaderAsync(cancellationToken);
                await answer.NextResultAsync(cancellationToken);
                if (!await answer.ReadAsync(cancellationToken) || answer.GetString(0) is not "ok")
                    throw new IOException("The copy is damaged, so the database may be: run PRAGMA integrity_check.");
            }

            File.Move(partial, file, overwrite: false);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static string PragmasFor(int busySeconds) =>
        $"PRAGMA busy_timeout = {busySeconds * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private async Task<SqliteConnection> OpenAsync(string pragmas, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
