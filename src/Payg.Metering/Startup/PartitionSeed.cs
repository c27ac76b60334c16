using Microsoft.Extensions.DependencyInjection;
using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Metering.Startup;

internal sealed class PartitionSeed(IServiceScopeFactory scopes, IUsagePartitions partitions, TimeProvider clock)
    : IDatabaseSeed
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        // Where that is not possible now, the default partition takes what comes.
        await partitions.EnsureAsync(
            scope.ServiceProvider.GetRequiredService<PaygContext>(), clock.GetUtcNow(), cancellationToken);
    }
}
