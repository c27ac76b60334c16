using Npgsql;
using Payg.Storage.Flush;

namespace Payg.Storage.Postgres;

/// <summary>Flush transactions on PostgreSQL.</summary>
internal sealed class PostgresFlushDatabase(NpgsqlDataSource dataSource) : IFlushDatabase
{
    public async Task<IFlushTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            return new PostgresFlushTransaction(connection, await connection.BeginTransactionAsync(cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
