using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    public bool IsUniqueViolation(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.UniqueViolation };
}
