using Microsoft.Extensions.DependencyInjection;
using Payg.Billing.Credits;
using Payg.Billing.Keys;
using Payg.Billing.Prices;
using Payg.Billing.Usage;
using Payg.Http.Json;

namespace Payg.Billing;

internal static class BillingServices
{
    public static IServiceCollection AddBilling(this IServiceCollection services)
    {
        services.AddScoped<BalanceHistory>();
        services.AddScoped<CostReader>();
        services.AddScoped<CostTrendReader>();
        services.AddScoped<UsageReader>();
        services.AddSingleton<PriceList>();
        services.AddScoped<PriceEstimate>();
        services.AddScoped<ApiKeys>();
        services.AddSingleton<BillingMarks>();
        services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Insert(
                0, new PaygJson(typeof(BillingServices).Assembly)));
        return services;
    }
}
