namespace Payg.Service.Commands;

/// <summary>
/// Settings among the arguments: <c>--name value</c> or <c>--name=value</c>, where the name is one of ASP.NET Core's or
/// lies below a section that Payg reads. All else is a mistake, which must not pass in silence.
/// </summary>
internal static class SettingArguments
{
    private static readonly string[] s_sections =
        ["Payg", "ConnectionStrings", "Logging", "Kestrel", "AllowedHosts", "OTEL"];

    private static readonly string[] s_hosting =
    [
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "applicationName",
        "shutdownTimeoutSeconds", "suppressStatusMessages", "detailedErrors",
    ];

    /// <summary>What is wrong with the arguments that are no command and no option of one; null: nothing.</summary>
    public static string? ProblemOf(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
                return $"Unknown command '{argument}'.";

            var end = argument.IndexOf('=', StringComparison.Ordinal);
            var name = end < 0 ? argument[2..] : argument[2..end];
            if (!IsSetting(name))
                return $"Unknown option '--{name}'.";
            if (end < 0 && ++i == arguments.Count)
                return $"The setting '--{name}' has no value.";
        }

        return null;
    }

    private static bool IsSetting(string name) =>
        s_hosting.Contains(name, StringComparer.OrdinalIgnoreCase)
        || s_sections.Any(section =>
            name.StartsWith(section, StringComparison.OrdinalIgnoreCase)
            && (name.Length == section.Length || name[section.Length] is ':' or '_'));
}
