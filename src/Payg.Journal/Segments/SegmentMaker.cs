using Microsoft.Extensions.Logging;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>
/// Makes the segments of one process: under a journal id of its own, with numbers from 1 up, none of them twice. Not
/// thread-safe.
/// </summary>
/// <param name="toDisk">Whether a new segment must survive a power loss before it is used.</param>
internal sealed class SegmentMaker(
    int segmentBytes, bool toDisk, IJournalFiles files, TimeProvider time, ILogger logger)
{
    private long _lastNumber;

    public Guid Journal { get; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Makes a segment whose room is certain and whose header is in place.</summary>
    /// <exception cref="IOException">It could not be made; its number is used up all the same.</exception>
    public OpenSegment Make()
    {
        var name = new SegmentName(Journal, ++_lastNumber);
        var unfinished = name.FileName + SealedSegments.UnfinishedExtension;
        JournalMemory? memory = null;
        try
        {
            memory = files.Create(unfinished, segmentBytes);
            var segment = new OpenSegment(name, memory, time.GetUtcNow());
            if (toDisk)
                memory.Sync();

            // Only now does it get its name: a file that has one also has its length and its header.
            files.Move(unfinished, "", name.FileName);
            if (toDisk)
                files.SyncDirectory();
            return segment;
        }
        catch (IOException)
        {
            memory?.Dispose();
            TryDelete(unfinished);
            TryDelete(name.FileName);
            throw;
        }
    }

    private void TryDelete(string name)
    {
        try
        {
            files.Delete(name);
        }
        catch (IOException failure)
        {
            // It holds no record. The next start finds and deletes it.
            logger.NotDeleted(failure, files.Directory, name);
        }
    }
}
