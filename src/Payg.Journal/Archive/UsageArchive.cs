using Microsoft.Extensions.Logging;
using Payg.Core.Usage;
using Payg.Journal.Diagnostics;
using Payg.Journal.Segments;

namespace Payg.Journal.Archive;

/// <summary>
/// Keeps what was flushed: the raw record of every call, for as many days as the settings say. Used by the flush, one
/// segment at a time, after a segment was applied and before the journal releases it. Not thread-safe.
/// </summary>
public sealed class UsageArchive
{
    private readonly IArchiveFiles _files;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _logger;

    // The file whose end is known to be a whole block.
    private (string Folder, string Name) _whole;

    /// <summary>Keeps segments in a directory, which is created when the first one is kept.</summary>
    public UsageArchive(string directory, JournalMetrics metrics, ILogger logger)
        : this(new ArchiveDirectory(directory), metrics, logger)
    {
    }

    internal UsageArchive(IArchiveFiles files, JournalMetrics metrics, ILogger logger) =>
        (_files, _metrics, _logger) = (files, metrics, logger);

    /// <summary>Segments that could not be kept since the start.</summary>
    public int Failures { get; private set; }

    /// <summary>
    /// Keeps a segment. Never fails: what cannot be kept is counted and logged, and let go, for a journal that waited
    /// for its archive would fill up and refuse calls.
    /// </summary>
    /// <param name="segment">Its identity.</param>
    /// <param name="records">Its good records, at least one.</param>
    /// <param name="mayBeKept">Whether someone may have kept it before, as it was applied before.</param>
    public async ValueTask KeepAsync(SegmentName segment, IEnumerable<UsageRecord> records, bool mayBeKept)
    {
        try
        {
            if (mayBeKept && await _files.RunAsync(() => IsKept(segment)))
                return;
            var block = ArchiveBlock.Encode(segment, records, out var header);
            var file = (Folder: ArchiveFile.FolderOf(header.NewestMicros), Name: ArchiveFile.NameOf(segment.Journal));
            if (_whole != file)
                await _files.RunAsync(() => Repair(file.Folder, file.Name));
            _whole = default;
            await _files.AppendAsync(file.Folder, file.Name, block);
            _whole = file;
            _metrics.Archived(header.Records, block.Length);
        }
        catch (IOException failure)
        {
            Failures++;
            _metrics.ArchiveFailed();
            _logger.NotArchived(failure, segment.FileName, _files.Directory);
        }
    }

    private bool Repair(string folder, string name)
    {
        ArchiveFile.Repair(_files, folder, name);
        return true;
    }

    /// <summary>
    /// Whether a good block of the segment is there, in whichever day. Also repairs the journal's files, because the
    /// segment may have been interrupted while it was kept.
    /// </summary>
    private bool IsKept(SegmentName segment)
    {
        var name = ArchiveFile.NameOf(segment.Journal);
        foreach (var folder in _files.Folders())
        {
            ArchiveFile.Repair(_files, folder, name);
            foreach (var file in _files.List(folder))
            {
                if (string.Equals(file.Name, name, StringComparison.Ordinal)
                    && ArchiveFile.Walk(_files, folder, file).Any(piece => piece.Header?.Segment == segment))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
