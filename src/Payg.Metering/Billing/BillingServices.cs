using Microsoft.Extensions.DependencyInjection;
using Payg.Http.Json;
using Payg.Metering.Billing.Keys;
using Payg.Metering.Billing.Prices;
using Payg.Metering.Billing.Usage;

namespace Payg.Metering.Billing;

/// <summary>Registers what customers are shown: usage, cost, prices and their API keys.</summary>
internal static class BillingServices
{
    /// <summary>Adds the readers, and what keeps the keys.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services)
    {
        services.AddScoped<CostReader>();
        services.AddScoped<UsageReader>();
        services.AddSingleton<PriceList>();
        services.AddScoped<ApiKeys>();
        services.AddHostedService<TokenUseRecorder>();
        services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Insert(
                0, new PaygJson(typeof(BillingServices).Assembly)));
        return services;
    }
}
