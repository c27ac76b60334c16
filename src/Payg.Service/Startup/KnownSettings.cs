using Payg.Metering;
using Payg.Service.Access;
using Payg.Service.Accounts;
using Payg.Service.Audit;
using Payg.Service.Observability;
using Payg.Service.Protection;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>
/// All settings below <c>Payg</c>. Another one there is a mistake: were it passed over, a name that is mistyped would
/// leave a default in force unnoticed.
/// </summary>
internal static class KnownSettings
{
    /// <summary>The sections, and the classes that they are read into.</summary>
    public static IReadOnlyList<(string Section, Type Type)> Sections { get; } =
    [
        (PaygOptions.Section, typeof(PaygOptions)),
        (MeteringOptions.Section, typeof(MeteringOptions)),
        (AdministratorSettings.Section, typeof(AdministratorSettings)),
        (RateLimitOptions.Section, typeof(RateLimitOptions)),
        (RateLimitSettings.Section, typeof(RateLimitSettings)),
        (TokenSettings.Section, typeof(TokenSettings)),
        (PasswordSettings.Section, typeof(PasswordSettings)),
        (MetricsSettings.Section, typeof(MetricsSettings)),
        (ServerSettings.Section, typeof(ServerSettings)),
        (RetentionSettings.Section, typeof(RetentionSettings)),
        (SecuritySettings.Section, typeof(SecuritySettings)),
    ];

    // Each may be a list, whose values have numbers for names.
    private static readonly string[] s_lists = [TrustedProxies.NetworksSetting, AllowedOrigins.Setting];

    /// <summary>Their full names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Sections.SelectMany(section => section.Type.GetProperties().Select(
            property => $"{section.Section}:{property.Name}")),
        .. s_lists, TrustedProxies.HopsSetting,
    ];

    /// <summary>Refuses a setting that there is not.</summary>
    /// <exception cref="InvalidSettingException">There is one.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (name, value) in configuration.GetSection(PaygOptions.Section).AsEnumerable())
        {
            if (!string.IsNullOrEmpty(value) && !IsKnown(name))
                throw new InvalidSettingException(name, "is none that Payg has: see docs/settings.md for their names");
        }
    }

    private static bool IsKnown(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || s_lists.Any(list => name.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase));
}
