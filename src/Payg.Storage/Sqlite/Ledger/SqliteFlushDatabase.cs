using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Storage.Sqlite.Ledger;

internal sealed class SqliteFlushDatabase(SqliteDatabase database) : IFlushDatabase, ICreditDatabase
{
    public Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        SqliteWriter.RunAsync(database, async (connection, transaction) =>
        {
            await using var flush = new SqliteFlushTransaction(connection, transaction);
            return await work(flush);
        }, cancellationToken);

    public IFlushTransaction Join(PaygContext context) => new SqliteFlushTransaction(
        (SqliteConnection)context.Database.GetDbConnection(),
        (SqliteTransaction)context.Database.CurrentTransaction!.GetDbTransaction());

    public ICreditRows CreditsOf(PaygContext context) => Join(context).Credits;

    public IRecurringRows RecurringOf(PaygContext context) => Join(context).Recurring;
}
