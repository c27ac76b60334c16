using Microsoft.Data.Sqlite;

namespace Payg.Storage.Sqlite;

/// <summary>Opens connections that behave as Payg needs. Thread-safe; connections are pooled.</summary>
internal sealed class SqliteDatabase(string connectionString)
{
    /// <summary>
    /// What each connection is told: wait up to 30 s for the one writer that SQLite allows, sync at each commit (the
    /// journal is deleted in reliance on it), enforce foreign keys.
    /// </summary>
    public const string ConnectionPragmas =
        "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    /// <summary>An open connection.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = ConnectionPragmas;
            await pragmas.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
