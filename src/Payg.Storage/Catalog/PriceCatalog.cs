using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>The prices in the database. Thread-safe.</summary>
internal sealed class PriceCatalog(IServiceScopeFactory scopes, IDatabaseFaults faults, PriceSnapshot prices)
    : IPriceCatalog
{
    public async Task<PriceBook> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await prices.ReadAsync(
                scope.ServiceProvider.GetRequiredService<PaygContext>(), cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database could not be asked for the prices.", exception);
        }
    }
}
