using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Payg.Service.Export;

/// <summary>Instants as exports write them: RFC 3339 in UTC, with as many digits of a second as there are.</summary>
internal static class ExportedInstant
{
    [return: NotNullIfNotNull(nameof(instant))]
    public static string? Text(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
}
