using Microsoft.Extensions.Logging;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>
/// The files of a journal that are not written to any more: those that wait to be flushed, oldest first, and those
/// that were set aside. Not thread-safe, but for <see cref="Scan"/> and <see cref="CountSetAside"/>: the journal calls
/// the rest under its lock.
/// </summary>
internal sealed class SealedSegments(IJournalFiles files, JournalMetrics metrics, ILogger logger)
{
    /// <summary>Where segments go that the ledger refuses. Moved back, they are tried at the next start.</summary>
    public const string SetAsideFolder = "set-aside";

    /// <summary>Where segments go whose good records were applied and which hold damaged ones besides.</summary>
    public const string DamagedFolder = "damaged";

    /// <summary>What a segment is called until it has its room and its header.</summary>
    public const string UnfinishedExtension = ".new";

    private const string DamagedExtension = ".damaged";
    private const int RemovalsPerDirectorySync = 64;

    private readonly Queue<SealedSegment> _waiting = [];
    private readonly Dictionary<Guid, long> _floors = [];
    private readonly SortedSet<Guid> _earlier = [];
    private long _waitingBytes;
    private long _keptBytes;
    private long _dimensionBytes;
    private int _removals;

    /// <summary>Bytes of the waiting files, of those set aside, and of the dimensions that they refer to.</summary>
    public long Bytes => _waitingBytes + _keptBytes + _dimensionBytes;

    public long Records { get; private set; }

    /// <summary>Files that were set aside because the ledger refused them, and are still there.</summary>
    public int SetAside { get; private set; }

    public SealedSegment? First => _waiting.TryPeek(out var first) ? first : null;

    /// <summary>
    /// The lowest number of a segment of this journal that may still be applied. It lags behind: what was removed
    /// counts only once the directory is known to have forgotten it, for a power loss can bring it back until then.
    /// </summary>
    public long FloorOf(Guid journal) => _floors.GetValueOrDefault(journal, 1);

    /// <summary>Takes over all that an earlier process left in the directory.</summary>
    public void Adopt()
    {
        var found = new List<(SegmentName Name, long Bytes)>();
        var dimensions = new List<(Guid Journal, JournalFile File)>();
        foreach (var file in files.List(""))
        {
            if (SegmentName.TryParse(file.Name, out var name))
                found.Add((name, file.Bytes));
            else if (JournalFileName.TryParse(file.Name, DimensionFile.Extension, out var journal))
                dimensions.Add((journal, file));
            else if (JournalFileName.TryParse(file.Name, JournalFileName.MarkExtension, out var marked))
                _earlier.Add(marked);
            else if (file.Name.EndsWith(SegmentName.Extension + UnfinishedExtension, StringComparison.Ordinal))
                files.Delete(file.Name);
            else if (file.Name.EndsWith(SegmentName.Extension, StringComparison.Ordinal))
                logger.UnknownFile(files.Directory, file.Name);
        }

        _earlier.UnionWith(found.Select(segment => segment.Name.Journal));
        found.Sort((left, right) => left.Name.CompareTo(right.Name));
        foreach (var (name, bytes) in found)
            Add(name, bytes, Scan(name));
        if (Records > 0)
        {
            metrics.RecordsAdopted(Records);
            logger.Adopted(files.Directory, _waiting.Count, Records);
        }

        // What is set aside may be moved back for the next start, and applied then.
        CountKept();
        _earlier.ExceptWith(CountSetAside().Keys);
        RaiseFloors([]);
        foreach (var (journal, file) in dimensions)
            KeepOrDelete(journal, file);
    }

    /// <summary>Looks at what a sealed file holds. Never fails; needs no lock, as the file changes no more.</summary>
    public SegmentScan Scan(SegmentName name)
    {
        try
        {
            return SegmentFile.Scan(files, name);
        }
        catch (IOException failure)
        {
            logger.Unreadable(failure, files.Directory, name.FileName);
            return SegmentScan.Unreadable;
        }
    }

    /// <summary>A journal of an earlier process none of whose segments waits; null: none has ended so.</summary>
    public Guid? FindEnded()
    {
        if (_earlier.Count == 0)
            return null;
        var waiting = _waiting.Select(segment => segment.Name.Journal).ToHashSet();
        foreach (var journal in _earlier)
        {
            if (!waiting.Contains(journal))
                return journal;
        }

        return null;
    }

    /// <summary>Forgets a journal that the ledger has closed.</summary>
    /// <exception cref="IOException">Its mark is still there; closing it again harms nothing.</exception>
    public void Forget(Guid journal)
    {
        files.Delete(JournalFileName.Of(journal, JournalFileName.MarkExtension));
        _earlier.Remove(journal);
    }

    public void Add(SegmentName name, long bytes, SegmentScan scan)
    {
        if (scan is { IsReadable: true, IsSound: false })
        {
            if (scan.Undimensioned > 0)
            {
                metrics.RecordsUndimensioned(scan.Undimensioned);
                logger.Undimensioned(files.Directory, name.FileName, scan.Undimensioned);
            }

            if (scan.Damaged > 0 || scan.Undimensioned == 0)
            {
                metrics.RecordsDamaged(Math.Max(1, scan.Damaged));
                logger.Damaged(files.Directory, name.FileName, scan.Damaged, scan.Records);
            }
        }

        _waiting.Enqueue(new SealedSegment(name, bytes, scan));
        _waitingBytes += bytes;
        Records += scan.Records;
    }

    /// <summary>Counts what was set aside again: someone may have taken some away.</summary>
    public void CountKept()
    {
        var setAside = files.List(SetAsideFolder);
        SetAside = setAside.Count;
        _keptBytes = setAside.Concat(files.List(DamagedFolder)).Sum(file => file.Bytes);
    }

    /// <summary>How many files of each journal were set aside and are still there.</summary>
    public IReadOnlyDictionary<Guid, int> CountSetAside()
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var file in files.List(SetAsideFolder))
        {
            if (SegmentName.TryParse(file.Name, out var name))
                counts[name.Journal] = counts.GetValueOrDefault(name.Journal) + 1;
        }

        return counts;
    }

    /// <summary>
    /// Releases the first segment, which was applied: its file is deleted, or kept in
    /// <see cref="DamagedFolder"/> when it also holds what could not be read.
    /// </summary>
    /// <exception cref="IOException">The file is still there; the segment stays the first.</exception>
    public void Retire(SealedSegment segment)
    {
        var name = segment.Name.FileName;
        if (segment.Scan.IsSound)
        {
            files.Delete(name);
        }
        else
        {
            files.Move(name, DamagedFolder, name + DamagedExtension);
            _keptBytes += segment.Bytes;
        }

        Dequeue(segment);
    }

    /// <summary>Moves the first segment, which the ledger refuses for good, out of the way. Returns where to.</summary>
    /// <exception cref="IOException">The segment stays the first.</exception>
    public string MoveFirstAside(SealedSegment segment)
    {
        var name = segment.Name.FileName;
        files.Move(name, SetAsideFolder, name);
        _keptBytes += segment.Bytes;
        _earlier.Remove(segment.Name.Journal);
        SetAside++;
        metrics.BatchSetAside();
        Dequeue(segment);
        return Path.Combine(files.Directory, SetAsideFolder, name);
    }

    /// <summary>Whether enough was removed that <see cref="RaiseFloors"/> is worth a wait for the disk.</summary>
    public bool AreFloorsBehind => _removals >= RemovalsPerDirectorySync;

    /// <summary>Makes removals final, and says so in the floors.</summary>
    /// <exception cref="IOException">The disk refused; the floors stay.</exception>
    public void RaiseFloors(IEnumerable<SegmentName> open)
    {
        files.SyncDirectory();
        _removals = 0;
        _floors.Clear();
        var mayBeApplied = open.Concat(_waiting.Select(segment => segment.Name));
        foreach (var file in files.List(SetAsideFolder))
        {
            if (SegmentName.TryParse(file.Name, out var name))
                mayBeApplied = mayBeApplied.Append(name);
        }

        foreach (var name in mayBeApplied)
        {
            var floor = _floors.GetValueOrDefault(name.Journal, long.MaxValue);
            _floors[name.Journal] = Math.Min(floor, name.Number);
        }
    }

    /// <summary>Deletes a journal's dimensions once the removal of its last segment is final.</summary>
    private void KeepOrDelete(Guid journal, JournalFile file)
    {
        try
        {
            if (!_floors.ContainsKey(journal))
                files.Delete(file.Name);
            else
                _dimensionBytes += file.Bytes;
        }
        catch (IOException failure)
        {
            _dimensionBytes += file.Bytes;
            logger.NotDeleted(failure, files.Directory, file.Name);
        }
    }

    private void Dequeue(SealedSegment segment)
    {
        _waiting.Dequeue();
        _waitingBytes -= segment.Bytes;
        Records -= segment.Scan.Records;
        _removals++;
    }
}
