using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Archive;
using Payg.Journal.Diagnostics;
using Payg.Journal.Tests.Simulation;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;
using Payg.Metering.Tests.Flush;

namespace Payg.Metering.Tests.Simulation;

/// <summary>A node from its start to its end: the engine as it is, on a simulated machine.</summary>
internal sealed class Life : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SimulatedMeters _meters = new();
    private readonly List<Task> _begun = [];
    private readonly SimulatedClock _clock;
    private Task _flushing = Task.CompletedTask;

    /// <summary>Starts the engine.</summary>
    /// <exception cref="IOException">The disk did not let it.</exception>
    public Life(
        Random random,
        SimulatedClock clock,
        SimulatedDisk disk,
        SimulatedArchive archive,
        IUsageLedger ledger,
        JournalOptions options)
    {
        _clock = clock;
        Process = new SimulatedProcess(random, clock);
        var metrics = new MeteringMetrics(_meters);
        var journalMetrics = new JournalMetrics(_meters);
        var flush = new FlushOptions(TimeSpan.FromSeconds(1)) { DemandTimeout = Timeout.InfiniteTimeSpan };
        UsageJournal? journal = null;
        Process.Run(() =>
            journal = UsageJournal.Open(
                new SimulatedFiles(disk), options, clock, journalMetrics, NullLogger.Instance));
        Journal = journal!;
        Archive = new UsageArchive(archive, journalMetrics, NullLogger.Instance);
        Flush = new UsageFlush(
            flush, Journal, ledger, new MemoryLeases(), clock, metrics, NullLogger.Instance, random, Archive);
        Process.Run(() => _flushing = Flush.RunAsync(_stopping.Token));
    }

    public SimulatedProcess Process { get; }

    public UsageJournal Journal { get; }

    public UsageArchive Archive { get; }

    public UsageFlush Flush { get; }

    /// <summary>How many calls and demands are under way.</summary>
    public int Calls
    {
        get
        {
            Settle();
            return _begun.Count;
        }
    }

    /// <summary>What nobody expected.</summary>
    public Exception? Unexpected { get; private set; }

    /// <summary>Begins a call or a demand.</summary>
    public void Begin(Func<Task> start) => Process.Run(() => _begun.Add(start()));

    /// <summary>Ends as the host ends a service: calls first, then the flush, then the journal.</summary>
    public void Stop()
    {
        Process.RunToEnd(() => Task.WhenAny(Task.WhenAll(_begun), Task.Delay(TimeSpan.FromSeconds(2), _clock)));
        _stopping.Cancel();
        Process.RunToEnd(() => _flushing);
        Process.RunToEnd(() => Flush.StopAsync(CancellationToken.None));
        Process.Run(Journal.Dispose);
        Kill();
    }

    /// <summary>Ends without a word.</summary>
    public void Kill()
    {
        Settle();
        Process.Kill();
        Dispose();
        Assert.Null(Unexpected);
    }

    public void Dispose()
    {
        _meters.Dispose();
        _stopping.Dispose();
    }

    private void Settle()
    {
        foreach (var done in _begun.Where(task => task.IsCompleted))
            Unexpected ??= done.Exception;
        _begun.RemoveAll(task => task.IsCompleted);
        Unexpected ??= _flushing.Exception;
    }
}
