using Payg.Storage.Flush;

namespace Payg.Storage.Sqlite;

/// <summary>Flush transactions on SQLite.</summary>
internal sealed class SqliteFlushDatabase(SqliteDatabase database) : IFlushDatabase
{
    public async Task<IFlushTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            return new SqliteFlushTransaction(connection, connection.BeginTransaction(deferred: false));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
