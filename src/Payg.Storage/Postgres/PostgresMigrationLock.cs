using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>A session's advisory lock, which PostgreSQL gives back by itself when the node dies.</summary>
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
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
            {
                Parameters = { new() { Value = Key } },
                CommandTimeout = 0,
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
            await SchemaMove.RunAsync(connection, cancellationToken);
            return new Held(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
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

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection)
                {
                    Parameters = { new() { Value = Key } },
                };
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
