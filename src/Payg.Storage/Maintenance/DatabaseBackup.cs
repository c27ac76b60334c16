using Payg.Storage.Sqlite;

namespace Payg.Storage.Maintenance;

/// <summary>
/// Copies a database that is a file while it is in use, as of one instant. PostgreSQL has <c>pg_dump</c> for that.
/// </summary>
public sealed class DatabaseBackup
{
    private readonly SqliteDatabase? _database;

    internal DatabaseBackup(SqliteDatabase? database) => _database = database;

    /// <summary>Whether there is a file to copy.</summary>
    public bool IsSupported => _database is not null;

    /// <summary>
    /// Writes the copy, which is one file, checks it and puts it in its place. Only its owner may read it. Those who
    /// write to the database are not held up.
    /// </summary>
    /// <param name="file">Where; no file may be there.</param>
    /// <param name="cancellationToken">Ends it before or after the copy.</param>
    /// <exception cref="InvalidOperationException">There is no file to copy.</exception>
    /// <exception cref="IOException">There is a file already, it cannot be written, or the copy is damaged.</exception>
    public Task WriteAsync(string file, CancellationToken cancellationToken) =>
        _database?.BackUpAsync(file, cancellationToken)
        ?? throw new InvalidOperationException("This database is no file: use its own tools.");
}
