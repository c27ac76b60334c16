using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Metering.Startup;

/// <summary>Ends a start in a currency that existing meters have no price in.</summary>
internal sealed class CurrencySeed(IServiceScopeFactory scopes, Currency currency) : IDatabaseSeed
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await StoredCurrencies.ThrowIfUnpricedAsync(context, currency, cancellationToken);
        await StoredCurrencies.CompleteAsync(context, currency, cancellationToken);
    }
}
