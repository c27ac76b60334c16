using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Storage.Sqlite;

/// <summary>SQLite keeps usage in one table.</summary>
internal sealed class SqliteUsagePartitions : IUsagePartitions
{
    public Task<bool> EnsureAsync(PaygContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task<long?> DropAsync(PaygContext context, DateTimeOffset before, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(null);
}
