using Microsoft.Extensions.Configuration;

namespace Payg.Metering.Settings;

/// <summary>
/// Where the settings come from: the configuration of the application, with the secrets that are files. It is read when
/// the application is built and later, never while services are added, so that what is configured last is what holds.
/// </summary>
/// <param name="value">The whole configuration, not the section <c>Payg</c>.</param>
internal sealed class PaygConfiguration(IConfiguration value)
{
    public IConfiguration Value => value;

    /// <summary>Adds the secrets to a configuration: to itself where it takes sources, or else above it.</summary>
    /// <exception cref="ArgumentException">It is the section instead of the whole.</exception>
    public static PaygConfiguration WithSecrets(IConfiguration configuration)
    {
        if (configuration is IConfigurationSection { Key: var key }
            && string.Equals(key, PaygOptions.Section, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "Pass the whole configuration instead of its section Payg: the connection string is beside it.",
                nameof(configuration));
        }

        var secrets = new SecretFiles(configuration);
        if (configuration is IConfigurationManager manager)
        {
            manager.Add(secrets);
            return new PaygConfiguration(configuration);
        }

        return new PaygConfiguration(
            new ConfigurationBuilder().AddConfiguration(configuration).Add(secrets).Build());
    }
}
