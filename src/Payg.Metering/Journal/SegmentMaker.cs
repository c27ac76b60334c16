using Microsoft.Extensions.Logging;

namespace Payg.Metering.Journal;

/// <summary>
/// Makes the segments of one process: under a journal id of its own, with numbers from 1 up, none of them twice. Not
/// thread-safe.
/// </summary>
internal sealed class SegmentMaker(JournalSettings settings, IJournalFiles files, TimeProvider time, ILogger logger)
{
    private readonly Guid _journal = Guid.CreateVersion7(time.GetUtcNow());
    private long _lastNumber;

    /// <summary>Makes a segment whose room is certain and whose header is in place.</summary>
    /// <exception cref="IOException">It could not be made; its number is used up all the same.</exception>
    public OpenSegment Make()
    {
        var name = new SegmentName(_journal, ++_lastNumber);
        var unfinished = name.FileName + SealedSegments.UnfinishedExtension;
        var toDisk = settings.Durability == Durability.Disk;
        JournalMemory? memory = null;
        try
        {
            memory = files.Create(unfinished, settings.SegmentBytes);
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
