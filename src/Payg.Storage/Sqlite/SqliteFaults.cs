using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Payg.Storage.Databases;
using SQLitePCL;

namespace Payg.Storage.Sqlite;

/// <summary>
/// SQLite blames the data with the codes for a constraint, a type mismatch and a value too big. All else, from a busy
/// file to a full disk, is the database's.
/// </summary>
internal sealed class SqliteFaults : IDatabaseFaults
{
    public bool IsUnavailable(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode
            is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG) && !IsOverflow(sqlite),
        DbUpdateException or InvalidOperationException when exception.InnerException is { } inner =>
            IsUnavailable(inner),
        _ => false,
    };

    /// <summary>A sum that no 64-bit integer holds has the code of errors in general.</summary>
    private static bool IsOverflow(SqliteException exception) =>
        exception.SqliteErrorCode == raw.SQLITE_ERROR
        && exception.Message.Contains("integer overflow", StringComparison.Ordinal);

    public bool IsRefusal(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode
            is raw.SQLITE_ERROR or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_CORRUPT or raw.SQLITE_CANTOPEN
                or raw.SQLITE_NOTADB or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;

    public bool IsUniqueViolation(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)
            is { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };
}
