using Microsoft.Extensions.Logging;

namespace Payg.Metering.Leases;

internal static partial class LeaseLog
{
    /// <summary>Units could not be exchanged; logged once until they can be again.</summary>
    [LoggerMessage(2901, LogLevel.Warning, "Units of limited customers cannot be renewed: {Reason} "
        + "Calls are served from what is in hand, then refused with 503.")]
    public static partial void LeasesAway(this ILogger logger, string reason);

    [LoggerMessage(2902, LogLevel.Information, "Units of limited customers are renewed again.")]
    public static partial void LeasesBack(this ILogger logger);

    [LoggerMessage(2903, LogLevel.Warning, "The journal could not be closed: {Reason} "
        + "What it holds of customers' credit is free again after the next start in its directory.")]
    public static partial void JournalNotClosed(this ILogger logger, string reason);
}
