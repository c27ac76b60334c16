using Microsoft.Extensions.Logging;

namespace Payg.Metering.Diagnostics;

/// <summary>
/// All log messages of this package and their ids: 2xx the flush, 3xx a call, 10xx callers, 11xx meters, 20xx
/// the database's preparation, 24xx API keys. In one class, because the generator writes several in an order that
/// changes, and the same source would not give the same symbols.
/// </summary>
internal static partial class MeteringLog
{
    [LoggerMessage(201, LogLevel.Warning,
        "The database is unavailable: {Reason}. {Pending} records wait in the journal; next attempt in {Delay}.")]
    public static partial void LedgerAway(this ILogger logger, string reason, long pending, TimeSpan delay);

    [LoggerMessage(202, LogLevel.Information, "The database answers again after {Attempts} failed attempts.")]
    public static partial void LedgerBack(this ILogger logger, int attempts);

    [LoggerMessage(203, LogLevel.Warning, "Batch {Batch} was refused, {Refusals} of {Limit} times.")]
    public static partial void BatchRefused(
        this ILogger logger, Exception failure, string batch, int refusals, int limit);

    [LoggerMessage(204, LogLevel.Error,
        "A batch of {Records} records cannot be applied and was set aside as {Path}; these calls are not charged yet. "
        + "Fix the cause, move the file back to the journal directory and restart: it is applied once.")]
    public static partial void BatchSetAside(this ILogger logger, Exception? failure, int records, string path);

    [LoggerMessage(205, LogLevel.Error, "The flush failed in a way it should not; next attempt in {Delay}.")]
    public static partial void FlushFailed(this ILogger logger, Exception failure, TimeSpan delay);

    [LoggerMessage(206, LogLevel.Information, "All usage was flushed before the end.")]
    public static partial void FlushedAtEnd(this ILogger logger);

    [LoggerMessage(207, LogLevel.Warning, "{Pending} records stay in the journal for the next start.")]
    public static partial void LeftAtEnd(this ILogger logger, Exception? failure, long pending);

    [LoggerMessage(208, LogLevel.Error,
        "{Records} records of batch {Batch} cannot be charged; all others were. They are listed at "
        + "/api/admin/rejected_usage, with the reason, to be retried or written off.")]
    public static partial void UsageRejected(this ILogger logger, long records, string batch);

    [LoggerMessage(301, LogLevel.Error,
        "The endpoint of meter {Meter} could not tell how much a call used: the call fails and is not charged.")]
    public static partial void NotMeasured(this ILogger logger, Exception failure, string meter);

    [LoggerMessage(303, LogLevel.Error,
        "The endpoint of meter {Meter} could not tell the dimensions of a call: the call fails and is not charged.")]
    public static partial void DimensionsUnknown(this ILogger logger, Exception failure, string meter);

    [LoggerMessage(304, LogLevel.Warning,
        "Calls of meter {Meter} have a dimension that it does not have, '{Dimension}': it is ignored, now and later. "
        + "Add it to the meter's dimensions, or to the dimensionNames of its endpoint.")]
    public static partial void DimensionIgnored(this ILogger logger, string meter, string dimension);

    [LoggerMessage(305, LogLevel.Warning,
        "Calls of meter {Meter} have values of the dimension {Dimension} that are too long or have control characters: "
        + "they are counted as 'other', now and later.")]
    public static partial void DimensionReplaced(this ILogger logger, string meter, string dimension);

    [LoggerMessage(1001, LogLevel.Warning,
        "The database does not answer ({Reason}). Calls with tokens seen before go on and their usage waits in the "
        + "journal; all else is answered 503 until it is back.")]
    public static partial void DatabaseDown(this ILogger logger, string reason);

    [LoggerMessage(1003, LogLevel.Information, "The database answers again.")]
    public static partial void DatabaseUp(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Information,
        "Refused {Count} requests with {Status}: {Method} {Route}, token {Token}, from {Address}")]
    public static partial void Refused(
        this ILogger logger, long count, int status, string method, string route, string token, string? address);

    [LoggerMessage(1005, LogLevel.Information,
        "Refused {Count} more requests with 401, 403 or 429, of too many kinds to list")]
    public static partial void RefusedMore(this ILogger logger, long count);

    [LoggerMessage(1101, LogLevel.Debug,
        "The database could not be asked for the meters, which stay as they were: {Reason}")]
    public static partial void MetersUnknown(this ILogger logger, string reason);

    [LoggerMessage(1102, LogLevel.Error,
        "The meters could not be read in a way that should not be; they stay as they were")]
    public static partial void RefreshFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2001, LogLevel.Information,
        "The database is ready; {Meters} meters")]
    public static partial void Prepared(this ILogger logger, int meters);

    [LoggerMessage(2002, LogLevel.Warning,
        "The database cannot be used yet, trying again in {Delay}: {Reason}")]
    public static partial void DatabaseAway(this ILogger logger, TimeSpan delay, string reason);

    [LoggerMessage(2003, LogLevel.Critical,
        "The database cannot be prepared")]
    public static partial void PreparationFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2004, LogLevel.Critical,
        "The database cannot be prepared: {Reason}")]
    public static partial void CannotPrepare(this ILogger logger, string reason);

    [LoggerMessage(2401, LogLevel.Debug,
        "When API keys were last used could not be written; trying again: {Reason}")]
    public static partial void RecordFailed(this ILogger logger, string reason);

    [LoggerMessage(2402, LogLevel.Debug,
        "Calls that were not charged could not be added to those of the day; trying again: {Reason}")]
    public static partial void OutcomesFailed(this ILogger logger, string reason);
}
