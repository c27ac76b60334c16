using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Http.Errors;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Changes;
using Payg.Metering.Authenticate.Scheme;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Metering.Measure;
using Payg.Metering.Pipeline;
using Payg.Metering.Settings;
using Payg.Metering.Settle;
using Payg.Storage.Customers;
using Payg.Storage.Databases;

namespace Payg.Metering.Startup;

internal static class MeteringServices
{
    public static IServiceCollection AddMetering(this IServiceCollection services)
    {
        services.AddPaygProblems();
        services.TryAddSingleton(TimeProvider.System);

        // 1. Authenticate
        services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        services.AddSingleton<TokenAuthenticator>();
        services.AddCallers();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<IRefusalObserver>(provider => provider.GetRequiredService<RefusalLog>());
        services.AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
        services.AddHostedService<TokenUseRecorder>();
        services.AddSingleton<CallOutcomeRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<CallOutcomeRecorder>());
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
            provider.GetRequiredService<IPriceCatalog>(),
            provider.GetRequiredService<MeteringMetrics>()));
        services.AddHostedService<MeterRefresh>();

        // 3. Admit
        services.AddSingleton<CallLimits>();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton(provider => LeaseOptions.Of(
            provider.GetRequiredService<IOptions<MeteringOptions>>().Value.FlushInterval));
        services.AddSingleton<CallLeases>();
        services.AddSingleton(provider => new CreditRefusals(provider.GetRequiredService<CallLeases>()));
        services.AddSingleton<Admission>();

        // 4. Settle, and the way through all of these. The gate is before all middleware.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CallServices>(provider) with
        {
            ShowsCost = provider.GetRequiredService<IOptions<MeteringOptions>>().Value.CostHeader,
        });
        services.AddSingleton<CallPath>();
        services.AddSingleton<MeteredEndpoints>();
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, GateFilter>());

        // 5. Journal and flush. Leases end after the last flush, so they are registered before it.
        services.AddHostedService<LeaseKeeper>();
        services.AddHostedService<JournalReports>();
        return services.AddUsageEngine();
    }

    /// <summary>Callers by tokens and, where the settings name a claim, by the application's authentication.</summary>
    private static void AddCallers(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ClaimedCallers(
            provider.GetRequiredService<CustomerStore>(),
            ClaimOf(provider) ?? throw new InvalidOperationException("No claim names the customer."),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Callers(
            provider.GetRequiredService<TokenAuthenticator>(), FindClaimed(provider)));
        services.AddHostedService(provider => new TokenRevocations(
            provider.GetRequiredService<ICredentialStore>(),
            provider.GetRequiredService<TokenAuthenticator>(),
            provider.GetRequiredService<DatabaseReadiness>(),
            provider.GetRequiredService<MeteringMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TokenRevocations>>(),
            FindClaimed(provider)));
    }

    private static ClaimedCallers? FindClaimed(IServiceProvider provider) =>
        ClaimOf(provider) is null ? null : provider.GetRequiredService<ClaimedCallers>();

    private static string? ClaimOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<PaygOptions>>().Value.CustomerClaim;
}
