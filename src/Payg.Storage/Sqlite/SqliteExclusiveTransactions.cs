using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Storage.Sqlite;

/// <summary>
/// SQLite has one writer at a time, and EF Core begins its transactions as that writer (<c>BEGIN IMMEDIATE</c>), as the
/// flush does: they are alone with everything.
/// </summary>
internal sealed class SqliteExclusiveTransactions : IExclusiveTransactions
{
    public Task<IDbContextTransaction> BeginAsync(
        PaygContext context, ExclusiveMatter matter, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(cancellationToken);
}
