using Payg.Core.Amounts;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>Reads what must be known before anything else can be set up.</summary>
internal static class SettingsExtensions
{
    /// <summary>Reads the secrets that are files, and checks the service's own settings.</summary>
    public static void AddPaygSettings(this WebApplicationBuilder builder)
    {
        if (Settings(builder.Configuration).SecretsDirectory is { Length: > 0 } secrets)
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: true);

        builder.Services.AddSettings<PaygSettings>(PaygSettings.Section);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Adds a section of the settings, which is checked before the service starts.</summary>
    public static void AddSettings<TSettings>(this IServiceCollection services, string section)
        where TSettings : class =>
        services.AddOptions<TSettings>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>The data directory, as a full path.</summary>
    public static string DataDirectory(this IConfiguration configuration) =>
        Path.GetFullPath(Settings(configuration).DataDirectory);

    /// <summary>The currency of all prices.</summary>
    public static Currency Currency(this IConfiguration configuration)
    {
        var code = Settings(configuration).Currency;
        return Core.Amounts.Currency.TryParse(code, out var currency)
            ? currency
            : throw new InvalidSettingException("Payg:Currency", "must be three upper-case letters, as USD");
    }

    private static PaygSettings Settings(IConfiguration configuration) =>
        configuration.GetSection(PaygSettings.Section).Get<PaygSettings>() ?? new PaygSettings();
}
