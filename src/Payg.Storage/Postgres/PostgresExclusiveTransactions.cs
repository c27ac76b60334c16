using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>Advisory locks, which end with their transaction.</summary>
internal sealed class PostgresExclusiveTransactions : IExclusiveTransactions
{
    /// <summary>The lock's number: "paygadmi" in ASCII.</summary>
    private const long AdministratorsKey = 0x7061_7967_6164_6d69;

    /// <summary>The lock's number: "paygrete" in ASCII.</summary>
    private const long RetentionKey = 0x7061_7967_7265_7465;

    public async Task<IDbContextTransaction> BeginAsync(
        PaygContext context, ExclusiveMatter matter, CancellationToken cancellationToken)
    {
        var key = matter switch
        {
            ExclusiveMatter.Prices => PriceLock.Key,
            ExclusiveMatter.Administrators => AdministratorsKey,
            ExclusiveMatter.Retention => RetentionKey,
            _ => throw new ArgumentOutOfRangeException(nameof(matter), matter, "Unknown matter."),
        };
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
