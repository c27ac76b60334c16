using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>
/// An advisory lock of a transaction that stays open, on a connection of its own: PostgreSQL gives it back by itself
/// when the node dies, and a pooler such as pgbouncer gives a connection to one transaction at a time, not a session.
/// </summary>
internal sealed class PostgresMigrationLock(PostgresDatabase database) : IMigrationLock
{
    /// <summary>The lock's number: "paygmigr" in ASCII.</summary>
    private const long Key = 0x7061_7967_6d69_6772;

    public async Task<IAsyncDisposable> AcquireAsync(PaygContext context, CancellationToken cancellationToken)
    {
        await CreateDatabaseAsync(context, cancellationToken);
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await TakeAsync(connection, cancellationToken);
            await using var other = await database.DataSource.OpenConnectionAsync(cancellationToken);
            await SchemaMove.RunAsync(other, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closing the connection ends its transaction, and with it the lock.</summary>
    private static async Task TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.BeginTransactionAsync(cancellationToken);

        // Another node may migrate for long, and so may this one.
        await using var limits = new NpgsqlCommand(
            "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; "
            + "SET LOCAL idle_in_transaction_session_timeout = 0", connection);
        await limits.ExecuteNonQueryAsync(cancellationToken);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection)
        {
            Parameters = { new() { Value = Key } },
            CommandTimeout = 0,
        };
        await take.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CreateDatabaseAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var creator = (IRelationalDatabaseCreator)context.GetService<IDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
            return;

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (
            exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node made it between the question and the attempt.
        }
    }
}
