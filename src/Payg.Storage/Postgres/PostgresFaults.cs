using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payg.Storage.Databases;

namespace Payg.Storage.Postgres;

/// <summary>
/// PostgreSQL blames the data with the SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation).
/// All else, from a cut connection to a full disk, is the database's.
/// </summary>
internal sealed class PostgresFaults : IDatabaseFaults
{
    public bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is not (['2', '2', ..] or ['2', '3', ..]),
        NpgsqlException or TimeoutException or IOException => true,
        DbUpdateException or InvalidOperationException when exception.InnerException is { } inner =>
            IsUnavailable(inner),
        _ => false,
    };

    /// <summary>The classes 0A, 22, 23, 3F and 42: what is not there, not allowed or not possible.</summary>
    public bool IsRefusal(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)
            is { SqlState: ['0', 'A', ..] or ['2', '2' or '3', ..] or ['3', 'F', ..] or ['4', '2', ..] };

    public bool IsUniqueViolation(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.UniqueViolation };
}
