using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payg.Metering.Billing;
using Payg.Metering.Startup;
using Payg.Storage;

namespace Payg.Metering;

/// <summary>Adds Payg to an application.</summary>
public static class PaygBuilderExtensions
{
    private const string JournalFolder = "journal";
    private const string SecretsSetting = $"{PaygOptions.Section}:{nameof(PaygOptions.SecretsDirectory)}";

    /// <summary>
    /// Adds everything that metered calls need: the database, which is prepared at start, authentication, meters,
    /// journal and flush, and what customers are shown. It reads <c>ConnectionStrings:Payg</c> (none: SQLite) and the
    /// section <c>Payg</c> of the configuration.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Changes what the configuration says.</param>
    /// <exception cref="InvalidSettingException">A setting cannot be used.</exception>
    public static TBuilder AddPayg<TBuilder>(this TBuilder builder, Action<PaygOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        // 1. The settings, and before them the secrets that are files
        if (builder.Configuration[SecretsSetting] is { Length: > 0 } secrets)
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: true);

        var services = builder.Services;
        var options = builder.Configuration.GetSection(PaygOptions.Section).Get<PaygOptions>() ?? new PaygOptions();
        configure?.Invoke(options);
        services.AddSettings<PaygOptions>(PaygOptions.Section);
        services.Configure(configure ?? (static _ => { }));

        // 2. The database
        var database = DatabaseSettings.Parse(builder.Configuration.GetConnectionString("Payg"), options.DataPath());
        services.AddPaygStorage(database, options.CurrencyOfPrices());
        services.AddSingleton<PreparationOutcome>();
        services.AddSingleton<IDatabaseSeed, CurrencySeed>();
        services.AddHostedService<DatabasePreparation>();

        // 3. What a call passes, with the journal in the data directory unless the settings say otherwise
        var journal = Path.Combine(options.DataPath(), JournalFolder);
        services.Configure<MeteringOptions>(metering => metering.JournalDirectory = journal);
        services.AddMetering();
        if (options.CustomerClaim is { } claim)
            services.AddClaimedCallers(claim);

        // 4. What customers are shown
        services.AddBilling();

        // 5. Whether all of it is put together
        services.AddStartupChecks();
        return builder;
    }
}
