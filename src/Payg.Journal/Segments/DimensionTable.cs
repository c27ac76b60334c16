using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Payg.Core.Meters;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>
/// Numbers the dimensions of the records that one process writes, and keeps them in the journal's
/// <see cref="DimensionFile"/>, which is created for the first of them. A set is in the file before its id is given
/// out. The file has a fixed length: of sets that do not fit any more, the values become <c>other</c>.
/// <see cref="IdOf"/> is for every call at once, and takes the lock only for a set that is new.
/// </summary>
/// <param name="toDisk">Whether a new file must survive a power loss before it is used.</param>
/// <param name="gate">The journal's lock, which guards its files.</param>
internal sealed class DimensionTable(
    Guid journal,
    int bytes,
    bool toDisk,
    Lock gate,
    IJournalFiles files,
    TimeProvider time,
    JournalMetrics metrics,
    ILogger logger)
{
    // Part of the file is kept for the sets of the value other, of which there are as many as combinations of names.
    private const int ShareOfOther = 8;

    private static readonly TimeSpan s_tryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Dimensions, int> _ids = new();
    private readonly int _blocks = bytes / DimensionFile.BlockBytes;
    private JournalMemory? _memory;
    private DateTimeOffset _tryAgainAt;
    private int _usedBlocks;
    private int _dirty;
    private bool _isSuspect;
    private bool _isClosed;
    private volatile bool _isFull;

    public int Bytes => _memory is null ? 0 : bytes;

    /// <summary>
    /// The id of a set, which may be new. 0, and the record is counted without dimensions, only if the file cannot be
    /// created, or not even the value <c>other</c> fits any more.
    /// </summary>
    public int IdOf(Dimensions dimensions)
    {
        if (_ids.TryGetValue(dimensions, out var id))
            return id;
        if (!_isFull && (id = Add(dimensions, _blocks - (_blocks / ShareOfOther))) != 0)
            return id;

        var other = dimensions.ToOther();
        if (_isFull && (_ids.TryGetValue(other, out id) || (id = Add(other, _blocks)) != 0))
            metrics.RecordOfOther();
        else
            metrics.RecordsUndimensioned(1);
        return id;
    }

    /// <summary>Waits until all sets have reached the disk. One thread at a time.</summary>
    /// <exception cref="IOException">They may not have; the next call writes them again.</exception>
    public void SyncIfDirty()
    {
        if (Interlocked.Exchange(ref _dirty, 0) == 0)
            return;
        try
        {
            if (_isSuspect)
                WriteAgain();
            _memory?.Sync();
            _isSuspect = false;
        }
        catch (IOException)
        {
            // A disk reports a failure once and may have dropped what it could not write.
            _isSuspect = true;
            Volatile.Write(ref _dirty, 1);
            throw;
        }
    }

    /// <summary>Releases the file. The journal's lock is held.</summary>
    /// <param name="isInUse">Whether a sync may still run: the memory then goes with the process.</param>
    public void Close(bool isInUse)
    {
        _isClosed = true;
        if (!isInUse)
            _memory?.Dispose();
    }

    private int Add(Dimensions dimensions, int limit)
    {
        lock (gate)
        {
            if (_ids.TryGetValue(dimensions, out var id))
                return id;
            if (_isClosed || !TryCreate())
                return 0;
            var blocks = DimensionFile.BlocksOf(dimensions);
            if (_usedBlocks + blocks > limit)
            {
                if (!_isFull)
                    logger.DimensionsFull(files.Directory, _ids.Count);
                _isFull = true;
                return 0;
            }

            id = _usedBlocks + 1;
            DimensionFile.Write(_memory!.Span, journal, id, dimensions);
            _usedBlocks += blocks;
            Volatile.Write(ref _dirty, 1);
            _ids[dimensions] = id;
            return id;
        }
    }

    private bool TryCreate()
    {
        if (_memory is not null)
            return true;
        if (time.GetUtcNow() < _tryAgainAt)
            return false;

        JournalMemory? memory = null;
        var name = DimensionFile.NameOf(journal);
        try
        {
            memory = files.Create(name, bytes);
            if (toDisk)
            {
                memory.Sync();
                files.SyncDirectory();
            }

            _memory = memory;
            return true;
        }
        catch (IOException failure)
        {
            memory?.Dispose();
            TryDelete(name);
            _tryAgainAt = time.GetUtcNow() + s_tryAgainAfter;
            logger.NoDimensions(failure, files.Directory);
            return false;
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
            // It holds nothing, and is replaced by the next attempt.
            logger.NotDeleted(failure, files.Directory, name);
        }
    }

    private void WriteAgain()
    {
        lock (gate)
        {
            foreach (var (dimensions, id) in _ids)
                DimensionFile.Write(_memory!.Span, journal, id, dimensions);
        }
    }
}
