using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Usage;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;
using Payg.Metering.Http;
using Payg.Metering.Measure;
using Payg.Metering.Pipeline;
using Payg.Metering.Settle;
using Payg.Storage.Catalog;

namespace Payg.Metering.Startup;

/// <summary>Registers what a call passes.</summary>
internal static class MeteringServices
{
    /// <summary>Adds authentication by tokens, meters, admission, journal and flush.</summary>
    public static IServiceCollection AddMetering(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<IPostConfigureOptions<ProblemDetailsOptions>, ProblemTraces>();
        services.TryAddSingleton(TimeProvider.System);

        // 1. Authenticate
        services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        services.AddSingleton<TokenAuthenticator>();
        services.AddHostedService<TokenRevocations>();
        services.AddSingleton<Callers>();
        services.AddSingleton<RefusalLog>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
        services.AddLogging(logging => logging.AddFilter(
            typeof(TokenAuthenticationHandler).FullName, LogLevel.Warning));
        services.AddAuthorization();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(PaygAuthentication.Scheme, null);
        services.AddSingleton<DefaultScheme>();
        services.AddSingleton<IPostConfigureOptions<AuthenticationOptions>>(
            provider => provider.GetRequiredService<DefaultScheme>());

        // 2. Measure
        services.AddSingleton(provider => new MeterBindings(
            provider.GetRequiredService<EndpointDataSource>(),
            provider.GetRequiredService<IMeterCatalog>(),
            provider.GetRequiredService<MeteringMetrics>()));
        services.AddHostedService<MeterRefresh>();

        // 3. Admit
        services.AddSingleton<CallLimits>();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton<Admission>();

        // 4. Settle, and the way through all of these. The gate is before all middleware.
        services.AddSingleton<CallServices>();
        services.AddSingleton<CallPath>();
        services.AddSingleton<MeteredEndpoints>();
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, GateFilter>());

        // 5. Journal and flush
        return services.AddUsageEngine();
    }

    /// <summary>Adds authentication by a claim that the application's own authentication has found.</summary>
    public static void AddClaimedCallers(this IServiceCollection services, string claimType)
    {
        services.AddSingleton(provider => new ClaimedCallers(
            provider.GetRequiredService<CustomerStore>(), claimType, provider.GetRequiredService<TimeProvider>()));
    }
}
