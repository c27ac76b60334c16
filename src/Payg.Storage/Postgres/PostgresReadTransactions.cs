using System.Data;
using Microsoft.EntityFrameworkCore;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>Read-only transactions on PostgreSQL with one snapshot each.</summary>
internal sealed class PostgresReadTransactions : IReadTransactions
{
    private const int Connections = 4;

    public int Parallelism => Connections;

    public async Task<T> RunAsync<T>(PaygContext context, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        await context.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", cancellationToken);

        // A partition that is dropped is gone at once for older snapshots too. Locking before the snapshot is taken, by
        // the first query, keeps those that it sees.
        await context.Database.ExecuteSqlAsync(
            $"LOCK TABLE payg.usage_quarters IN ACCESS SHARE MODE", cancellationToken);
        return await work();
    }
}
