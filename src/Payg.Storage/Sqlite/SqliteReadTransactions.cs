using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Storage.Sqlite;

/// <summary>
/// Deferred transactions on SQLite. EF Core begins its own as the one writer (<c>BEGIN IMMEDIATE</c>), which the flush
/// would wait for; a deferred one only reads, and in WAL mode readers and the writer do not wait for each other.
/// </summary>
internal sealed class SqliteReadTransactions : IReadTransactions
{
    public int Parallelism => 1;

    public async Task<T> RunAsync<T>(PaygContext context, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            await using var transaction = connection.BeginTransaction(deferred: true);
            await using var used = await context.Database.UseTransactionAsync(transaction, cancellationToken);
            return await work();
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
