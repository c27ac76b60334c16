using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payg.Core.Amounts;
using Payg.Storage.Databases;

namespace Payg.Metering.Settings;

/// <summary>Reads the settings, once the application is built.</summary>
public static class SettingsExtensions
{
    /// <summary>
    /// Adds a section of the settings, which is read when it is first used and checked before the application starts.
    /// </summary>
    public static void AddSettings<TSettings>(this IServiceCollection services, string section)
        where TSettings : class
    {
        services.TryAddSingleton(provider => new PaygConfiguration(provider.GetRequiredService<IConfiguration>()));
        services.AddOptions<TSettings>()
            .Configure<PaygConfiguration>((settings, source) => source.Value.GetSection(section).Bind(settings))
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    /// <summary>The data directory, as a full path.</summary>
    /// <exception cref="InvalidSettingException">It is empty.</exception>
    public static string DataPath(this PaygOptions options) =>
        string.IsNullOrWhiteSpace(options.DataDirectory)
            ? throw new InvalidSettingException("Payg:DataDirectory", "must name a folder, or be left out")
            : Path.GetFullPath(options.DataDirectory);

    /// <summary>The currency of all prices.</summary>
    /// <exception cref="InvalidSettingException">It is none.</exception>
    public static Currency CurrencyOfPrices(this PaygOptions options) =>
        Currency.TryParse(options.Currency, out var currency)
            ? currency
            : throw new InvalidSettingException("Payg:Currency", "must be three upper-case letters, as USD");
}
