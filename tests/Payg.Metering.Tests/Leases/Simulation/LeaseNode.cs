using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Journal;
using Payg.Journal.Diagnostics;
using Payg.Journal.Segments;
using Payg.Journal.Tests.Simulation;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Metering.Tests.Simulation;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Leases;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// A node from its start to its end: journal, flush, leases, their keeper and both ledgers as they are, on a simulated
/// machine and a database in memory.
/// </summary>
internal sealed class LeaseNode : IDisposable
{
    private const int SegmentSlots = 24;
    private const int SegmentBytes = SegmentHeader.Bytes + (SegmentSlots * RecordSlot.Bytes);

    public static readonly LeaseOptions Options = LeaseOptions.Of(TimeSpan.FromSeconds(1));

    private readonly CancellationTokenSource _stopping = new();
    private readonly SimulatedMeters _meters = new();
    private readonly List<Task> _begun = [];
    private readonly Task _flushing;
    private readonly Task _keeping;

    public LeaseNode(
        Random random, SimulatedClock clock, SimulatedDisk disk, MemoryDatabase database, LeaseWire wire)
    {
        (Clock, Disk) = (clock, disk);
        Process = new SimulatedProcess(random, clock);
        var metrics = new MeteringMetrics(_meters);
        var ready = new DatabaseReadiness();
        ready.MarkReady();
        var connection = new MemoryConnection(database, random, clock);
        var prices = new PriceSnapshot();
        var posting = new CreditPosting(new CreditCounts(Currency.Usd));
        var recurring = new RecurringPosting(posting);
        var usage = new UsageLedger(connection, connection, ready, prices, posting, recurring, Currency.Usd, clock);
        Ledger = new LeaseLedger(connection, connection, ready, prices, recurring, Currency.Usd, clock);
        Store = new UnreliableLeases(Ledger, wire, random, clock);
        UsageJournal? journal = null;
        var options = new JournalOptions(Durability.Process, MaxBytes: 12 * SegmentBytes, SegmentBytes);
        Process.Run(() => journal = UsageJournal.Open(
            new SimulatedFiles(disk), options, clock, new JournalMetrics(_meters), NullLogger.Instance));
        Journal = journal!;
        var interval = new FlushOptions(Options.Interval) { DemandTimeout = Timeout.InfiniteTimeSpan };
        Flush = new UsageFlush(interval, Journal, usage, Store, clock, metrics, NullLogger.Instance, random);
        Leases = new CallLeases(clock, Options);
        Keeper = new LeaseKeeper(
            Leases, Store, Journal, Options, metrics, clock, NullLogger<LeaseKeeper>.Instance);
        Task? flushing = null, keeping = null;
        Process.Run(() => flushing = Flush.RunAsync(_stopping.Token));
        Process.Run(() => keeping = Keeper.RunAsync(_stopping.Token));
        (_flushing, _keeping) = (flushing!, keeping!);
    }

    public SimulatedProcess Process { get; }

    public SimulatedClock Clock { get; }

    public SimulatedDisk Disk { get; }

    public UsageJournal Journal { get; }

    public UsageFlush Flush { get; }

    public CallLeases Leases { get; }

    public LeaseKeeper Keeper { get; }

    public ILeaseStore Ledger { get; }

    public UnreliableLeases Store { get; }

    /// <summary>Whether its calls are ended: it stops or is dead.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>How many calls are under way.</summary>
    public int Calls
    {
        get
        {
            Settle();
            return _begun.Count;
        }
    }

    public void Begin(Func<Task> start) => Process.Run(() => _begun.Add(start()));

    /// <summary>Ends as the host ends a service: calls first, then the flush, the leases and the journal.</summary>
    public void Stop()
    {
        Process.RunToEnd(() => Task.WhenAny(Task.WhenAll(_begun), Task.Delay(TimeSpan.FromSeconds(8), Clock)));
        IsStopping = true;
        _stopping.Cancel();
        Process.RunToEnd(() => _flushing);
        Process.RunToEnd(() => Flush.StopAsync(CancellationToken.None));
        Process.RunToEnd(() => Task.WhenAny(_keeping));
        Process.RunToEnd(() => Keeper.StopAsync(CancellationToken.None));
        Process.Run(Journal.Dispose);
        Kill();
    }

    /// <summary>Ends without a word.</summary>
    public void Kill()
    {
        IsStopping = true;
        Settle();
        Process.Kill();
        Dispose();
    }

    public void Dispose()
    {
        _meters.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Units in hand of a line; negative: calls used more than they had announced.</summary>
    public long InHand(LeaseLine line) =>
        Leases.Find(line.Customer)?.Lines.GetValueOrDefault(line)?.InHand ?? 0;

    private void Settle()
    {
        foreach (var done in _begun.Where(task => task.IsFaulted))
            throw new InvalidOperationException("A call failed.", done.Exception);
        _begun.RemoveAll(task => task.IsCompleted);
        if (_flushing.IsFaulted || _keeping.IsFaulted)
            throw new InvalidOperationException("A loop ended.", _flushing.Exception ?? _keeping.Exception);
    }
}
