using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres.Ledger;

internal sealed class PostgresFlushDatabase(PostgresDatabase database) : IFlushDatabase, ICreditDatabase
{
    public async Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = new PostgresFlushTransaction(
            connection, await connection.BeginTransactionAsync(cancellationToken), database.Shards);
        return await work(transaction);
    }

    public IFlushTransaction Join(PaygContext context) => new PostgresFlushTransaction(
        (NpgsqlConnection)context.Database.GetDbConnection(),
        (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction(), database.Shards);

    public ICreditRows CreditsOf(PaygContext context) => Join(context).Credits;

    public IRecurringRows RecurringOf(PaygContext context) => Join(context).Recurring;
}
