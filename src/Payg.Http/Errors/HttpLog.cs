using Microsoft.Extensions.Logging;

namespace Payg.Http.Errors;

/// <summary>The log messages of this package: 302, among those of a call.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(302, LogLevel.Warning, "{Path}: the database is unavailable: {Reason}")]
    public static partial void DatabaseUnavailable(this ILogger logger, string? path, string reason);
}
