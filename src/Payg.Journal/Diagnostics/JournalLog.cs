using Microsoft.Extensions.Logging;

namespace Payg.Journal.Diagnostics;

/// <summary>
/// All log messages of this package and their ids: 1xx the journal, 4xx the archive. In one class, because the
/// generator writes several in an order that changes, and the same source would not give the same symbols.
/// </summary>
internal static partial class JournalLog
{
    [LoggerMessage(101, LogLevel.Information,
        "Adopted {Segments} segments with {Records} records that an earlier process left in {Directory}.")]
    public static partial void Adopted(this ILogger logger, string directory, int segments, long records);

    [LoggerMessage(102, LogLevel.Error,
        "{File} in {Directory} is not as it was written: {Damaged} records are torn, changed or missing, {Records} are "
        + "good and will be applied. The file is then kept in the folder 'damaged'.")]
    public static partial void Damaged(
        this ILogger logger, string directory, string file, int damaged, int records);

    [LoggerMessage(103, LogLevel.Warning, "{File} in {Directory} is no segment of a journal; it is left alone.")]
    public static partial void UnknownFile(this ILogger logger, string directory, string file);

    [LoggerMessage(104, LogLevel.Error, "{File} in {Directory} cannot be read.")]
    public static partial void Unreadable(this ILogger logger, Exception failure, string directory, string file);

    [LoggerMessage(105, LogLevel.Error,
        "The journal in {Directory} takes {Bytes} of {MaxBytes} bytes and has no room, or its disk is full: calls "
        + "are refused or go uncounted, as WhenFull says, once the room at hand is used up.")]
    public static partial void NoRoom(
        this ILogger logger, Exception? failure, string directory, long bytes, long maxBytes);

    [LoggerMessage(106, LogLevel.Information,
        "The journal in {Directory} has room again: {Bytes} of {MaxBytes} bytes.")]
    public static partial void RoomAgain(this ILogger logger, string directory, long bytes, long maxBytes);

    [LoggerMessage(107, LogLevel.Warning,
        "{File} in {Directory} could not be shortened; it takes more room than needed.")]
    public static partial void NotShortened(this ILogger logger, Exception failure, string directory, string file);

    [LoggerMessage(108, LogLevel.Warning, "{File} in {Directory} could not be deleted; it holds nothing.")]
    public static partial void NotDeleted(this ILogger logger, Exception failure, string directory, string file);

    [LoggerMessage(109, LogLevel.Error,
        "The journal in {Directory} could not be forced to the disk. The calls that waited for it are not charged.")]
    public static partial void SyncFailed(this ILogger logger, Exception failure, string directory);

    [LoggerMessage(110, LogLevel.Warning,
        "The names in {Directory} could not be forced to the disk; tried again later.")]
    public static partial void DirectoryNotSynced(this ILogger logger, Exception failure, string directory);

    [LoggerMessage(111, LogLevel.Error,
        "The dimensions of {Records} records of {File} in {Directory} cannot be read: they are counted without. The "
        + "file is then kept in the folder 'damaged'.")]
    public static partial void Undimensioned(this ILogger logger, string directory, string file, int records);

    [LoggerMessage(112, LogLevel.Warning,
        "The journal in {Directory} has recorded {Sets} sets of dimensions and takes no more: until the next start, "
        + "the values of further ones are counted as 'other'. Use values of which there are few.")]
    public static partial void DimensionsFull(this ILogger logger, string directory, int sets);

    [LoggerMessage(113, LogLevel.Error,
        "The file of dimensions could not be created in {Directory}: calls are counted without dimensions until it "
        + "can; tried again in a second.")]
    public static partial void NoDimensions(this ILogger logger, Exception failure, string directory);

    [LoggerMessage(401, LogLevel.Error,
        "{Segment} was applied but could not be kept in the archive {Directory}; its calls are charged, and cannot be "
        + "listed or recounted.")]
    public static partial void NotArchived(
        this ILogger logger, Exception failure, string segment, string directory);

    [LoggerMessage(402, LogLevel.Information,
        "The calls of {Day} were deleted from the archive {Directory}, which keeps them for {Days} days.")]
    public static partial void Swept(this ILogger logger, string day, string directory, int days);

    [LoggerMessage(403, LogLevel.Warning, "The archive {Directory} could not be swept; tried again in an hour.")]
    public static partial void NotSwept(this ILogger logger, Exception failure, string directory);
}
