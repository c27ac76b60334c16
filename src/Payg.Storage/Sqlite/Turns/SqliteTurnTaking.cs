using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Payg.Storage.Sqlite.Turns;

/// <summary>
/// Makes what EF Core writes wait for its turn: a transaction, or a statement that is one by itself. What is written
/// synchronously is not held back; SQLite then makes its thread wait.
/// </summary>
internal sealed class SqliteTurnTaking(SqliteTurns turns)
    : IDbTransactionInterceptor, IDbCommandInterceptor, IDbConnectionInterceptor
{
    // 1. Transactions: from their beginning, which is done here so that a turn never outlives a failure of it.
    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await turns.BeginAsync(connection, cancellationToken);
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(
                await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
        catch
        {
            turns.End(connection);
            throw;
        }
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData);

    // 2. Statements without a transaction.
    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync(command, eventData, cancellationToken);
        return result;
    }

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync(command, eventData, cancellationToken);
        return result;
    }

    // 3. Whatever happened: no turn is longer than its connection is open.
    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        turns.End(connection);
        return Task.CompletedTask;
    }

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => turns.End(connection);

    private Task EndAsync(TransactionEndEventData eventData)
    {
        turns.End(eventData.Context!.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    private async ValueTask BeginAsync(
        DbCommand command, CommandEventData eventData, CancellationToken cancellationToken)
    {
        if (command.Transaction is null && eventData.CommandSource
            is CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
            or CommandSource.ExecuteSqlRaw)
        {
            await turns.BeginAsync(command.Connection!, cancellationToken);
        }
    }
}
