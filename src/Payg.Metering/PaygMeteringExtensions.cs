using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payg.Metering.Settings;
using Payg.Metering.Startup;
using Payg.Storage;
using Payg.Storage.Databases;

namespace Payg.Metering;

/// <summary>Adds the path of a metered call to the services of an application.</summary>
public static class PaygMeteringExtensions
{
    private const string DatabaseName = "Payg";
    private const string JournalFolder = "journal";

    /// <summary>
    /// Adds the database, which is prepared at start, authentication, meters, journal and flush. Applications call
    /// <c>AddPayg</c> of Payg.Billing, which also adds what customers see.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">
    /// The application's whole configuration: it has <c>ConnectionStrings:Payg</c> and the section <c>Payg</c>. It is
    /// read when the application is built and started, not here.
    /// </param>
    /// <param name="configure">Changes what the configuration says.</param>
    /// <exception cref="ArgumentException">The configuration is the section <c>Payg</c> alone.</exception>
    /// <exception cref="InvalidOperationException">Payg was added before.</exception>
    public static IServiceCollection AddPaygMetering(
        this IServiceCollection services, IConfiguration configuration, Action<PaygOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(PaygConfiguration)))
            throw new InvalidOperationException("AddPayg was called twice: call it once.");

        // 1. The settings, and above them the secrets that are files
        services.AddSingleton(PaygConfiguration.WithSecrets(configuration));
        services.AddSettings<PaygOptions>(PaygOptions.Section);
        services.Configure(configure ?? (static _ => { }));

        // 2. The database
        services.AddPaygStorage(Database, provider => PaygOf(provider).CurrencyOfPrices());
        services.AddSingleton<PreparationOutcome>();
        services.AddSingleton<IDatabaseSeed, CurrencySeed>();
        services.AddSingleton<IDatabaseSeed, PartitionSeed>();
        services.AddHostedService<DatabasePreparation>();

        // 3. What a call passes, with the journal in the data directory unless the settings say otherwise
        services.AddOptions<MeteringOptions>().Configure<IOptions<PaygOptions>>((metering, payg) =>
            metering.JournalDirectory = Path.Combine(payg.Value.DataPath(), JournalFolder));
        services.AddMetering();

        // 4. Whether all of it is put together
        services.AddStartupChecks();
        return services;
    }

    private static DatabaseOptions Database(IServiceProvider provider) => DatabaseOptions.Parse(
        provider.GetRequiredService<PaygConfiguration>().Value.GetConnectionString(DatabaseName),
        PaygOf(provider).DataPath());

    private static PaygOptions PaygOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<PaygOptions>>().Value;
}
