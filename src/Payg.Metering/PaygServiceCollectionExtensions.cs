using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Flush;
using Payg.Metering.Journal;
using Payg.Metering.Measure;

namespace Payg.Metering;

/// <summary>Adds the metering to an application.</summary>
public static class PaygServiceCollectionExtensions
{
    /// <summary>
    /// Adds everything that a call passes: authentication by tokens, meters, admission, journal and flush. A storage
    /// must be added too.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section <c>Payg:Metering</c>.</param>
    public static IServiceCollection AddPayg(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddProblemDetails();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<MeteringOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();

        // 1. Authenticate
        services.AddSingleton<TokenAuthenticator>();
        services.AddHostedService<TokenRevocations>();
        services.AddAuthentication(PaygAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(PaygAuthentication.Scheme, null);

        // 2. Measure
        services.AddSingleton<MeterBindings>();
        services.AddSingleton<MeteredCalls>();

        // 3. Admit
        services.AddSingleton<Admission>();

        // 4. Journal and flush
        services.AddSingleton<MeteringMetrics>();
        services.AddSingleton<UsageFlush>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageFlush>());
        return services;
    }
}
