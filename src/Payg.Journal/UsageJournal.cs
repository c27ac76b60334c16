using Microsoft.Extensions.Logging;
using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;
using Payg.Journal.Segments;
using Payg.Journal.Sync;

namespace Payg.Journal;

/// <summary>
/// Keeps usage records in files between the call and the database. One process owns a journal directory; what an
/// earlier one left there is adopted. <see cref="TryReserve"/>, <see cref="Release"/> and <see cref="AppendAsync"/> are
/// for every call at once; sealing and what follows are for the flush alone. See the README of this folder.
/// </summary>
public sealed class UsageJournal : IDisposable
{
    private static readonly TimeSpan PrepareAgainAfter = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly JournalOptions _options;
    private readonly IJournalFiles _files;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SegmentMaker _maker;
    private readonly SealedSegments _sealed;
    private readonly SegmentChain _chain;
    private readonly DimensionTable _dimensions;
    private readonly GroupSync? _sync;
    private readonly ITimer _caretaker;
    private OpenSegment[] _open = [];
    private bool _isShort;
    private bool _disposed;

    private UsageJournal(
        JournalOptions options, IJournalFiles files, TimeProvider time, JournalMetrics metrics, ILogger logger)
    {
        _options = options;
        _files = files;
        _time = time;
        _logger = logger;
        _maker = new SegmentMaker(
            options.SegmentBytes, options.Durability == Durability.Disk, files, time, logger);
        _sealed = new SealedSegments(files, metrics, logger);
        _dimensions = new DimensionTable(
            _maker.Journal, options.DimensionBytes, options.Durability == Durability.Disk, _gate, files, time, metrics,
            logger);
        _caretaker = time.CreateTimer(_ => Prepare(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _chain = new SegmentChain(advanced: () => _caretaker.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        _sync = options.Durability == Durability.Disk ? NewGroupSync() : null;
    }

    /// <summary>
    /// Opens the journal in a directory, which is created if it does not exist, adopts what an earlier process left
    /// there, and makes room. The directory is locked until the journal is disposed.
    /// </summary>
    /// <param name="directory">On a local disk; one process at a time.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Where it counts.</param>
    /// <param name="logger">Where it logs.</param>
    /// <exception cref="JournalInUseException">Another process has the directory.</exception>
    /// <exception cref="IOException">The directory cannot be read or written.</exception>
    public static UsageJournal Open(
        string directory, JournalOptions options, TimeProvider time, JournalMetrics metrics, ILogger logger) =>
        Open(new MappedJournalFiles(directory), options, time, metrics, logger);

    /// <summary>Opens the journal. Owns the files from now on, and releases them when it fails.</summary>
    internal static UsageJournal Open(
        IJournalFiles files, JournalOptions options, TimeProvider time, JournalMetrics metrics, ILogger logger)
    {
        var journal = new UsageJournal(options, files, time, metrics, logger);
        try
        {
            journal._sealed.Adopt();
            files.Mark(JournalFileName.Of(journal.Id, JournalFileName.MarkExtension));
        }
        catch
        {
            journal.Dispose();
            throw;
        }

        journal.Prepare();
        metrics.Observe(() => journal.Status, options.MaxBytes, time);
        return journal;
    }

    /// <summary>
    /// Makes sure of room for one record; false when the journal or its disk is full. After true, the caller owes one
    /// <see cref="AppendAsync"/> or <see cref="Release"/>. Lock-free, allocates nothing, does no I/O.
    /// </summary>
    public bool TryReserve() => _chain.TryReserve();

    /// <summary>Gives a reservation back: the call is not charged after all.</summary>
    public void Release() => _chain.Release();

    /// <summary>
    /// Records usage and uses up one reservation. With <see cref="Durability.Process"/> it completes at once,
    /// lock-free and without allocation; with <see cref="Durability.Disk"/> after the sync that covers the record. The
    /// first record with certain dimensions writes these to a file beside, before the record.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The record is invalid; the reservation is still held.</exception>
    /// <exception cref="IOException">The disk failed (only with Disk). The record was taken back.</exception>
    /// <exception cref="ObjectDisposedException">The journal was closed meanwhile.</exception>
    public ValueTask AppendAsync(in UsageRecord record)
    {
        RecordSlot.Validate(in record);
        var dimensions = record.Dimensions is { Values.Count: > 0 } set ? _dimensions.IdOf(set) : 0;
        var segment = _chain.Claim(out var slot);
        segment.Write(slot, in record, dimensions);
        if (_sync is not null)
        {
            segment.MarkDirty();
            return new(_sync.WaitAsync(new ClaimedSlot(segment, slot)));
        }

        segment.Complete();
        return ValueTask.CompletedTask;
    }

    /// <summary>The state of the journal. Takes the journal's lock for a moment.</summary>
    public JournalStatus Status
    {
        get
        {
            lock (_gate)
            {
                var pending = _sealed.Records + _chain.Unsealed.Sum(segment => (long)segment.Used);
                var oldest = _sealed.First?.Scan.OldestMicros;
                foreach (var segment in _chain.Unsealed)
                    oldest ??= segment.OldestMicros;
                var oldestAt = oldest is { } micros ? UnixMicroseconds.ToInstant(micros) : (DateTimeOffset?)null;
                return new JournalStatus(pending, oldestAt, Bytes, _sealed.SetAside);
            }
        }
    }

    /// <summary>The oldest sealed segment; null when none waits.</summary>
    public SealedSegment? FirstSealed
    {
        get
        {
            lock (_gate)
                return _sealed.First;
        }
    }

    private bool HasRoomForOne => Bytes + _options.SegmentBytes <= _options.MaxBytes;

    private long Bytes => _sealed.Bytes + _dimensions.Bytes + ((long)_options.SegmentBytes * _chain.Unsealed.Count);

    /// <summary>
    /// Seals all that was recorded before this call, which <see cref="FirstSealed"/> then gives one by one. False when
    /// the journal has no room to go on with a new segment while reservations are out; sealed is then what can be.
    /// </summary>
    public async ValueTask<bool> SealAsync(CancellationToken cancellationToken)
    {
        bool all;
        lock (_gate)
        {
            PrepareLocked();
            all = _chain.TryCloseActive();
            // What stood ready may have come into use just now.
            PrepareLocked();
        }

        while (PeekClosed() is { } segment)
        {
            await segment.DrainAsync(_time, cancellationToken);
            Seal(segment);
        }

        return all;
    }

    /// <summary>Names the journal: each process has its own.</summary>
    public Guid Id => _maker.Journal;

    /// <summary>A journal of an earlier process of which all was applied and nothing set aside; null: none.</summary>
    public Guid? FindEnded()
    {
        lock (_gate)
            return _sealed.FindEnded();
    }

    /// <summary>Forgets a journal of an earlier process that was closed.</summary>
    /// <exception cref="IOException">The disk failed; closing the journal again harms nothing.</exception>
    public void Forget(Guid journal)
    {
        lock (_gate)
            _sealed.Forget(journal);
    }

    /// <summary>A sealed segment as the ledger takes it.</summary>
    public UsageBatch BatchOf(SealedSegment segment)
    {
        lock (_gate)
        {
            var floor = _sealed.FloorOf(segment.Name.Journal);
            return new UsageBatch(segment.Name.BatchId, SegmentFile.ReadRecords(_files, segment.Name), floor);
        }
    }

    /// <summary>Releases the first sealed segment, which was applied.</summary>
    /// <exception cref="IOException">Its file is still there; it stays the first, to be applied again.</exception>
    public void Retire(SealedSegment segment)
    {
        lock (_gate)
        {
            _sealed.Retire(segment);
            RaiseFloorsLocked();
            PrepareLocked();
        }
    }

    /// <summary>Moves the first sealed segment out of the way, as it can never be applied. Returns where to.</summary>
    /// <exception cref="IOException">It stays where it is.</exception>
    public string SetAside(SealedSegment segment)
    {
        lock (_gate)
            return _sealed.MoveFirstAside(segment);
    }

    /// <summary>How many segments of each journal are set aside; 0 is left out. Reads the directory.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyDictionary<Guid, int> CountSetAside() => _sealed.CountSetAside();

    /// <summary>Closes the files and releases the directory. What was not flushed waits for the next start.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _caretaker.Dispose();
            _chain.ShutDown();
            var isInUse = false;
            foreach (var segment in _chain.Unsealed)
            {
                // Who writes a record is done in nanoseconds; who waits for the disk keeps memory until the end.
                if (SpinWait.SpinUntil(() => segment.IsDrained, TimeSpan.FromSeconds(1)))
                    segment.Abandon();
                else
                    isInUse = true;
            }

            _dimensions.Close(isInUse);
            _files.Dispose();
        }
    }

    private GroupSync NewGroupSync() => new(SyncOpenSegments, CompleteAll, _files.BeginWait);

    private static void CompleteAll(IReadOnlyList<ClaimedSlot> records, Exception? failure)
    {
        foreach (var (segment, slot) in records)
        {
            // The call will not be answered with success, so it must not be charged.
            if (failure is IOException)
                segment.WriteVoid(slot);
            segment.Complete();
        }
    }

    private void SyncOpenSegments()
    {
        try
        {
            // A record that reaches the disk must find its dimensions there.
            _dimensions.SyncIfDirty();
            foreach (var segment in Volatile.Read(ref _open))
                segment.SyncIfDirty();
        }
        catch (IOException failure)
        {
            _logger.SyncFailed(failure, _files.Directory);
            lock (_gate)
            {
                // The disk may do better with another file.
                PrepareLocked();
                _chain.TryCloseActive();
            }

            throw;
        }
    }

    private OpenSegment? PeekClosed()
    {
        lock (_gate)
            return _disposed ? null : _chain.PeekClosed();
    }

    private void Seal(OpenSegment segment)
    {
        long bytes;
        lock (_gate)
        {
            if (_disposed)
                return;
            bytes = ShortenLocked(segment);
        }

        // Reading a segment back takes milliseconds, in which nobody must wait to make the next one.
        var scan = _sealed.Scan(segment.Name);
        lock (_gate)
        {
            if (_disposed)
                return;
            _chain.TakeClosed();
            _open = [.. _chain.Unsealed];
            _sealed.Add(segment.Name, bytes, scan);
        }
    }

    private long ShortenLocked(OpenSegment segment)
    {
        try
        {
            // What waits for the database takes no more room than it needs.
            segment.Seal(toDisk: _sync is not null);
            var used = OpenSegment.OffsetOf(segment.Used);
            _files.Truncate(segment.Name.FileName, used);
            return used;
        }
        catch (IOException failure)
        {
            _logger.NotShortened(failure, _files.Directory, segment.Name.FileName);
            return _options.SegmentBytes;
        }
    }

    private void RaiseFloorsLocked()
    {
        if (!_sealed.AreFloorsBehind)
            return;
        try
        {
            _sealed.RaiseFloors(_chain.Unsealed.Select(open => open.Name));
        }
        catch (IOException failure)
        {
            // The ledger keeps some claims for longer than it had to; the next removal tries again.
            _logger.DirectoryNotSynced(failure, _files.Directory);
        }
    }

    private void Prepare()
    {
        lock (_gate)
            PrepareLocked();
    }

    private void PrepareLocked()
    {
        while (!_disposed && !_chain.HasReady)
        {
            if (!TryAddSegment(out var failure))
            {
                if (!_isShort)
                    _logger.NoRoom(failure, _files.Directory, Bytes, _options.MaxBytes);
                _isShort = true;
                _caretaker.Change(PrepareAgainAfter, Timeout.InfiniteTimeSpan);
                return;
            }

            if (_isShort && _chain.HasReady)
            {
                _isShort = false;
                _logger.RoomAgain(_files.Directory, Bytes, _options.MaxBytes);
            }
        }
    }

    private bool TryAddSegment(out IOException? failure)
    {
        failure = null;
        try
        {
            if (!HasRoomForOne)
            {
                // Someone may have made room by taking away what was set aside.
                _sealed.CountKept();
                if (!HasRoomForOne)
                    return false;
            }

            _chain.Add(_maker.Make());
            _open = [.. _chain.Unsealed];
            return true;
        }
        catch (IOException caught)
        {
            failure = caught;
            return false;
        }
    }
}
