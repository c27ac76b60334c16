using System.Buffers.Binary;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Segments;
using Payg.Journal.Tests;
using Payg.Journal.Tests.Simulation;

namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// One history of a node, all of it decided by a seed: calls come and go, the database and the disk fail, the process
/// dies and starts again. At its end all is healed, and what the database has is compared to what callers were told.
/// </summary>
internal sealed class History
{
    private const int SegmentSlots = 10;
    private const int SegmentBytes = SegmentHeader.Bytes + (SegmentSlots * RecordSlot.Bytes);
    private const int MaxCallsAtOnce = 8;
    private const int DimensionBytes = 8 * DimensionFile.BlockBytes;

    private static readonly Dimensions?[] s_dimensions =
        [null, Dimensions.Of([new("model", "gpt-5")]), Dimensions.Of([new("model", new string('m', 64))])];

    private readonly Random _random;
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedDisk _disk;
    private readonly SimulatedLedger _ledger;
    private readonly SimulatedArchive _archive;
    private readonly Durability _durability;
    private readonly bool _withPowerLoss;
    private readonly bool _withDamage;
    private readonly bool _mayBeSetAside;

    // What callers know: answered with success; in flight; refused after their record was taken back.
    private readonly HashSet<long> _acknowledged = [];
    private readonly HashSet<long> _inFlight = [];
    private readonly HashSet<long> _failed = [];

    // What may or may not have been counted, and what may have been lost.
    private readonly HashSet<long> _doubtful = [];
    private readonly HashSet<long> _excused = [];

    private Life _life;
    private long _lastNumber;
    private bool _damageIsPossible;
    private bool _diskHasFailed;
    private int _notArchived;

    public History(int seed)
    {
        _random = new Random(seed);
        _disk = new SimulatedDisk(_random);
        _ledger = new SimulatedLedger(_random);
        _archive = new SimulatedArchive(_random);
        _durability = _random.Next(2) == 0 ? Durability.Process : Durability.Disk;
        _withPowerLoss = _random.Next(3) == 0;
        _withDamage = _random.Next(4) == 0;
        _disk.FailurePercent = _random.Next(3) == 0 ? _random.Next(1, 8) : 0;
        _ledger.FailurePercent = _random.Next(2) == 0 ? _random.Next(1, 40) : 0;
        _ledger.PoisonEvery = _random.Next(4) == 0 ? _random.Next(20, 200) : 0;
        _archive.FailurePercent = _random.Next(4) == 0 ? _random.Next(1, 10) : 0;
        _diskHasFailed = _disk.FailurePercent > 0;
        _mayBeSetAside = _ledger.PoisonEvery > 0 || _disk.FailurePercent > 0;
        _life = Start();
    }

    /// <summary>What happened, for the sum over all histories.</summary>
    public HistoryCounts Counts { get; } = new();

    /// <summary>Lives the history and checks what came of it.</summary>
    public void Run()
    {
        var steps = _random.Next(50, 800);
        for (var step = 0; step < steps; step++)
            Act(_random.Next(1000));
        Heal();
        Check();
    }

    private void Act(int choice)
    {
        switch (choice)
        {
            case < 300 when _life.Calls < MaxCallsAtOnce:
                _life.Begin(CallAsync(++_lastNumber));
                break;
            case < 320:
                _life.Begin(DemandAsync());
                break;
            case < 330:
                _ledger.IsAway = _random.Next(3) == 0;
                break;
            case < 340:
                _disk.IsFull = _random.Next(5) == 0;
                _diskHasFailed |= _disk.IsFull;
                break;
            case < 345:
                _disk.SyncFails = _random.Next(4) == 0;
                _diskHasFailed |= _disk.SyncFails;
                break;
            case < 350:
                _clock.SetWall(TimeSpan.FromMinutes(_random.Next(-5000, 5000)));
                break;
            case < 356:
                Die();
                _life = Start();
                break;
            case < 359:
                Stop();
                _life = Start();
                break;
            default:
                _life.Process.Step();
                break;
        }
    }

    private Func<Task> CallAsync(long number) => async () =>
    {
        var journal = _life.Journal;
        if (!journal.TryReserve())
        {
            Counts.Rejected++;
            return;
        }

        // The handler takes its time, and may fail.
        await (_random.Next(5) == 0
            ? Task.Delay(TimeSpan.FromMilliseconds(_random.Next(3000)), _clock)
            : Task.CompletedTask);
        await Task.Yield();
        if (_random.Next(10) == 0)
        {
            journal.Release();
            return;
        }

        _inFlight.Add(number);
        try
        {
            await journal.AppendAsync(JournalDirectory.Record(number) with
            {
                OccurredAt = _clock.GetUtcNow(),
                Dimensions = DimensionsOf(number),
            });
            _acknowledged.Add(number);
        }
        catch (Exception refused) when (refused is IOException or ObjectDisposedException)
        {
            _failed.Add(number);
            Counts.Failed++;
        }

        _inFlight.Remove(number);
    };

    private Func<Task> DemandAsync() => async () =>
    {
        var before = _acknowledged.ToArray();
        try
        {
            await _life.Flush.FlushAsync(CancellationToken.None);
        }
        catch (LedgerUnavailableException)
        {
            return;
        }

        // Read your writes; but a batch that was set aside is not waited for.
        if (!_mayBeSetAside)
            Assert.All(before, number => Assert.True(Has(number), $"{number} was flushed and is not applied."));
        Counts.Demands++;
    };

    private Life Start()
    {
        while (true)
        {
            // Starts take time; and journal ids made in one millisecond would have no order.
            _clock.Pass(TimeSpan.FromMilliseconds(10));
            try
            {
                return new Life(_random, _clock, _disk, _archive, _ledger, new JournalOptions(
                    _durability, MaxBytes: 8 * SegmentBytes, SegmentBytes)
                {
                    DimensionBytes = DimensionBytes,
                });
            }
            catch (IOException)
            {
                Counts.FailedStarts++;
            }
        }
    }

    private void Die()
    {
        _life.Kill();
        _doubtful.UnionWith(_inFlight);
        _inFlight.Clear();
        _notArchived += _life.Archive.Failures;
        Counts.Deaths++;
        CheckArchiveAndJournal();
        if (_random.Next(3) == 0)
            LeaveTornRecord();
        if (_withPowerLoss && _random.Next(2) == 0)
            LosePower();
        if (_withDamage && _random.Next(2) == 0)
            FlipBit();
    }

    private void Stop()
    {
        _life.Stop();
        _doubtful.UnionWith(_inFlight);
        _inFlight.Clear();
        _notArchived += _life.Archive.Failures;
        Counts.Stops++;
    }

    private void LosePower()
    {
        Counts.PowerLosses++;
        _disk.LosePower();
        _doubtful.UnionWith(_failed);
        // A record that nobody was told about yet may have reached the disk in part.
        _damageIsPossible |= _doubtful.Count > 0;
        if (_durability == Durability.Disk)
            return;
        // Only Disk promises anything here, other than that nothing is counted twice.
        _damageIsPossible = true;
        _excused.UnionWith(_acknowledged.Where(number => !Has(number)));
    }

    /// <summary>A call killed in the middle of its append, perhaps after another claimed the slot before it.</summary>
    private void LeaveTornRecord()
    {
        var open = _disk.Files.Where(file => !file.Path!.Contains('/', StringComparison.Ordinal)
            && SegmentName.TryParse(file.Path, out _) && file.Length == SegmentBytes).ToArray();
        if (open.Length == 0)
            return;
        var file = open[_random.Next(open.Length)];
        var slot = Enumerable.Range(0, SegmentSlots).LastOrDefault(at => !IsZero(file, at), -1) + 1 + _random.Next(2);
        if (slot >= SegmentSlots || !SegmentName.TryParse(file.Path!, out var name))
            return;
        Span<byte> whole = stackalloc byte[RecordSlot.Bytes];
        var number = ++_lastNumber;
        _doubtful.Add(number);
        RecordSlot.Write(whole, RecordSlot.Seed(name), slot, JournalDirectory.Record(number));
        whole[.._random.Next(1, RecordSlot.Bytes + 1)].CopyTo(file.Memory.AsSpan(OpenSegment.OffsetOf(slot)));
        _damageIsPossible = true;
        Counts.Torn++;
    }

    private void FlipBit()
    {
        var files = _disk.Files.Where(file => file.Length > 0).ToArray();
        if (files.Length == 0)
            return;
        var file = files[_random.Next(files.Length)];
        var at = _random.Next(file.Length);
        if (at >= SegmentHeader.Bytes)
        {
            var slot = (at - SegmentHeader.Bytes) / RecordSlot.Bytes;
            var quantity = file.Memory.AsSpan(OpenSegment.OffsetOf(slot) + 24, sizeof(long));
            _excused.Add(BinaryPrimitives.ReadInt64LittleEndian(quantity));
        }

        SimulatedDisk.Flip(file, (at * 8) + _random.Next(8));
        _damageIsPossible = true;
        Counts.Flips++;
    }

    private void Heal()
    {
        _ledger.IsAway = _disk.IsFull = _disk.SyncFails = false;
        _ledger.FailurePercent = _disk.FailurePercent = _archive.FailurePercent = _ledger.PoisonEvery = 0;
        if (_random.Next(2) == 0)
            Die();
        else
            Stop();
        foreach (var file in _disk.Files.Where(file => file.Path!.StartsWith("set-aside/", StringComparison.Ordinal)))
        {
            _disk.Rename(file, file.Path![10..]);
            Counts.SetAside++;
        }

        _life = Start();
        _life.Process.RunToEnd(() => _life.Flush.FlushAsync(CancellationToken.None));
        Stop();
    }

    private void Check()
    {
        foreach (var (number, times) in _ledger.Applied)
        {
            Assert.True(times == 1, $"{number} was counted {times} times.");
            Assert.True(
                _acknowledged.Contains(number) || _doubtful.Contains(number),
                $"{number} was counted, but its caller was told that it failed.");
        }

        foreach (var number in _acknowledged.Where(number => !_excused.Contains(number)))
            Assert.True(_ledger.Applied.ContainsKey(number), $"{number} was acknowledged and is lost.");
        var damaged = _disk.Files.Count(file => file.Path!.StartsWith("damaged/", StringComparison.Ordinal));
        Assert.True(_damageIsPossible || damaged == 0, "Damage was reported where there was none.");
        Assert.Equal(0, _life.Journal.Status.PendingRecords);
        Assert.Null(_life.Unexpected);
        CheckDimensions();
        CheckArchive();
        Counts.Acknowledged += _acknowledged.Count;
    }

    /// <summary>
    /// A call is counted with its own dimensions. It may have lost them, but only if the disk failed it, and it never
    /// has those of another call.
    /// </summary>
    private void CheckDimensions()
    {
        foreach (var (number, found) in _ledger.DimensionsOf.Where(applied => !_doubtful.Contains(applied.Key)))
        {
            if (found is null && DimensionsOf(number) is not null && (_damageIsPossible || _diskHasFailed))
                Counts.Undimensioned++;
            else
                Assert.True(Equals(DimensionsOf(number), found), $"{number} was counted with {found}.");
        }
    }

    /// <summary>The archive has each call once, and in the end just the calls that were counted.</summary>
    private void CheckArchive()
    {
        var (records, damaged) = _archive.ReadAll();
        var archived = records.Select(record => record.Quantity).ToHashSet();
        Assert.Equal(records.Count, archived.Count);
        Counts.Archived += archived.Count;
        Counts.NotArchived += _notArchived;
        if (_damageIsPossible)
            return;
        Assert.True(archived.IsSubsetOf(_ledger.Applied.Keys), "A call was archived that was not counted.");
        if (_notArchived > 0)
            return;
        Assert.Equal(_ledger.Applied.Count, archived.Count);
        Assert.Equal(0, damaged);
    }

    /// <summary>At any death, what was counted is in the archive or still in the journal.</summary>
    private void CheckArchiveAndJournal()
    {
        if (_damageIsPossible || _mayBeSetAside || _notArchived > 0)
            return;
        var kept = _archive.ReadAll().Records.Select(record => record.Quantity).ToHashSet();
        var files = new SimulatedFiles(_disk);
        foreach (var file in files.List(""))
        {
            if (SegmentName.TryParse(file.Name, out var name))
                kept.UnionWith(SegmentFile.ReadRecords(files, name).Select(record => record.Quantity));
        }

        Assert.All(_ledger.Applied.Keys, number => Assert.Contains(number, kept));
    }

    private bool Has(long number) => _ledger.Applied.ContainsKey(number) || _excused.Contains(number);

    private static Dimensions? DimensionsOf(long number) => s_dimensions[number % s_dimensions.Length];

    private static bool IsZero(SimulatedFile file, int slot) =>
        !file.Memory.AsSpan(OpenSegment.OffsetOf(slot), RecordSlot.Bytes).ContainsAnyExcept((byte)0);
}
