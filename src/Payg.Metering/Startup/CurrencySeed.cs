using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Metering.Startup;

/// <summary>Ends a start that would mix currencies, before anything is priced or sold.</summary>
internal sealed class CurrencySeed(IServiceScopeFactory scopes, Currency currency) : IDatabaseSeed
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await StoredCurrencies.ThrowIfOthersAsync(context, currency, cancellationToken);
        await StoredCurrencies.CompleteAsync(context, currency, cancellationToken);
    }
}
