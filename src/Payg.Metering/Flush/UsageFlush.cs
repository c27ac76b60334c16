using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Credits;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Archive;
using Payg.Journal.Segments;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Flush;

/// <summary>
/// Moves sealed journal segments into the database: at an interval, when someone asks, and before the process ends.
/// One pass runs at a time; a batch that fails is tried again under the same id, so that it counts once. Thread-safe.
/// </summary>
public sealed class UsageFlush : BackgroundService
{
    private static readonly TimeSpan s_stampToJournal = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly FlushOptions _settings;
    private readonly UsageJournal _journal;
    private readonly IUsageLedger _ledger;
    private readonly ILeaseStore _leases;
    private readonly TimeProvider _time;
    private readonly MeteringMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Random _random;
    private readonly UsageArchive? _archive;
    private readonly ITimer _alarm;
    private TaskCompletionSource? _nextPass;
    private int _failures;
    private string? _lastFailure;
    private DateTimeOffset? _lastFlushedAt;
    private bool _ended;
    private Task? _stop;

    internal UsageFlush(
        FlushOptions settings,
        UsageJournal journal,
        IUsageLedger ledger,
        ILeaseStore leases,
        TimeProvider time,
        MeteringMetrics metrics,
        ILogger logger,
        Random random,
        UsageArchive? archive = null)
    {
        _settings = settings;
        _journal = journal;
        _ledger = ledger;
        _leases = leases;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _random = random;
        _archive = archive;
        _alarm = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How far the database is behind.</summary>
    public FlushStatus Status
    {
        get
        {
            var journal = _journal.Status;
            lock (_gate)
            {
                return new FlushStatus(
                    journal.PendingRecords,
                    journal.OldestPendingAge(_time),
                    _failures,
                    _lastFailure,
                    _lastFlushedAt,
                    journal.SetAside,
                    journal.Bytes);
            }
        }
    }

    /// <summary>
    /// Until when nothing that was metered waits to be applied: the start of the last pass that applied all, less the
    /// time that a call may take from its time stamp to the journal. Null: no pass has succeeded yet.
    /// </summary>
    internal DateTimeOffset? CompleteUntil => Status.LastFlushedAt - s_stampToJournal;

    /// <summary>
    /// Completes when all that was recorded on this node before the call has been applied, so that a read which
    /// follows sees it; at once when nothing waits. Calls at the same time share one pass. A batch that was set aside
    /// is not waited for.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// The database is unavailable or takes too long, or the process is ending. Nothing is lost; it is applied later.
    /// </exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_journal.Status.PendingRecords == 0)
            return;
        Task pass;
        lock (_gate)
        {
            if (_ended)
                throw new LedgerUnavailableException("The process is ending; usage is not flushed any more.");
            _nextPass ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            pass = _nextPass.Task;
        }

        Wake();
        try
        {
            await pass.WaitAsync(_settings.DemandTimeout, _time, cancellationToken);
        }
        catch (TimeoutException timeout)
        {
            throw new LedgerUnavailableException("The database takes too long to take usage.", timeout);
        }
    }

    /// <summary>Flushes once more, in bounded time; what the database does not take stays in the journal.</summary>
    /// <remarks>
    /// A host may ask twice at once. Both wait for the one last pass: who did not would close the journal beneath it.
    /// </remarks>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _stop ??= StopOnceAsync();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>Makes passes until it is asked to stop. Returns then, and never fails.</summary>
    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var failure = await PassAsync(stoppingToken);
            _alarm.Change(DelayAfter(failure, stoppingToken), Timeout.InfiniteTimeSpan);
            try
            {
                await _wake.Reader.ReadAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One pass over the journal. Returns what ended it early; null when all was applied.</summary>
    internal async Task<Exception?> PassAsync(CancellationToken cancellationToken)
    {
        // 1. Requests until now are served by this pass, later ones by the next.
        TaskCompletionSource? demand;
        lock (_gate)
        {
            demand = _nextPass;
            _nextPass = null;
        }

        try
        {
            // 2. What waits from before goes first: while the database is unavailable, no more segments are made.
            var startedAt = _time.GetUtcNow();
            await ApplySealedAsync(cancellationToken);

            // 3. Then what was recorded since, until the journal says that this is all.
            while (!await _journal.SealAsync(cancellationToken))
            {
                if (_journal.FirstSealed is null)
                    throw new LedgerUnavailableException("The journal has no room to close its last segment.");
                await ApplySealedAsync(cancellationToken);
            }

            await ApplySealedAsync(cancellationToken);
            Succeeded(startedAt);
            demand?.SetResult();
            return null;
        }
        catch (Exception failure)
        {
            var reported = failure as LedgerUnavailableException
                ?? new LedgerUnavailableException("Usage could not be flushed.", failure);
            if (demand is not null)
            {
                demand.SetException(reported);
                _ = demand.Task.Exception;
            }

            return failure;
        }
    }

    /// <summary>Has a time of its own: slow requests may have used up the host's.</summary>
    private async Task StopOnceAsync()
    {
        // The gate of the caller is not held over what follows.
        await Task.Yield();
        using var limit = new CancellationTokenSource(_settings.ShutdownTimeout, _time);
        await base.StopAsync(limit.Token);
        if (ExecuteTask is { IsCompleted: false })
            return;
        var failure = await PassAsync(limit.Token);
        TaskCompletionSource? unserved;
        lock (_gate)
        {
            _ended = true;
            unserved = _nextPass;
        }

        unserved?.SetException(new LedgerUnavailableException("The process is ending."));
        var pending = _journal.Status.PendingRecords;
        if (pending == 0)
            _logger.FlushedAtEnd();
        else
            _logger.LeftAtEnd(failure, pending);
    }

    private async Task ApplySealedAsync(CancellationToken cancellationToken)
    {
        while (_journal.FirstSealed is { } segment)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!segment.Scan.IsReadable)
                SetAside(segment, null);
            else if (segment.Scan.Records == 0)
                _journal.Retire(segment);
            else
                await ApplyAsync(segment, cancellationToken);
        }

        await CloseEndedAsync(cancellationToken);
    }

    /// <summary>What the journals of earlier processes had been granted and did not use is free.</summary>
    private async Task CloseEndedAsync(CancellationToken cancellationToken)
    {
        while (_journal.FindEnded() is { } ended)
        {
            using var limit = new CancellationTokenSource(_settings.ApplyTimeout, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await _leases.CloseJournalAsync(ended, both.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new LedgerUnavailableException("The database takes too long to close a journal.", late);
            }

            _journal.Forget(ended);
        }
    }

    private async Task ApplyAsync(SealedSegment segment, CancellationToken cancellationToken)
    {
        using var activity = MeteringTraces.StartFlush(segment.Scan.Records);
        var started = _time.GetTimestamp();
        var batch = _journal.BatchOf(segment);
        ApplyOutcome outcome;
        try
        {
            using var limit = new CancellationTokenSource(_settings.ApplyTimeout, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            outcome = await _ledger.ApplyAsync(batch, both.Token);
            _metrics.Applied(_time.GetElapsedTime(started), segment.Scan.Records, outcome.Lines);
            if (outcome.Rejected > 0)
            {
                _metrics.UsageRejected(outcome.Rejected);
                _logger.UsageRejected(outcome.Rejected, segment.Name.FileName);
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "too late");
            _metrics.Failed(_time.GetElapsedTime(started));
            throw new LedgerUnavailableException("The database takes too long to take usage.", late);
        }
        catch (LedgerUnavailableException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "unavailable");
            _metrics.Failed(_time.GetElapsedTime(started));
            throw;
        }
        catch (Exception refusal) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "refused");
            _metrics.Failed(_time.GetElapsedTime(started));
            segment.Refusals++;
            _logger.BatchRefused(refusal, segment.Name.FileName, segment.Refusals, FlushOptions.RefusalLimit);
            if (segment.Refusals < FlushOptions.RefusalLimit)
                throw;
            SetAside(segment, refusal);
            return;
        }

        // What was applied is kept before the journal releases it, so that a death in between loses nothing.
        // Test calls are not kept one by one.
        if (_archive is not null && batch.Records.Any(record => !record.IsTest))
        {
            await _archive.KeepAsync(
                segment.Name, batch.Records.Where(record => !record.IsTest), mayBeKept: outcome.AlreadyApplied);
        }

        _journal.Retire(segment);
    }

    private void SetAside(SealedSegment segment, Exception? refusal)
    {
        var path = _journal.SetAside(segment);
        _logger.BatchSetAside(refusal, segment.Scan.Records, path);
    }

    private void Succeeded(DateTimeOffset startedAt)
    {
        int failures;
        lock (_gate)
        {
            failures = _failures;
            (_failures, _lastFailure, _lastFlushedAt) = (0, null, startedAt);
        }

        if (failures > 0)
            _logger.LedgerBack(failures);
    }

    private TimeSpan DelayAfter(Exception? failure, CancellationToken stoppingToken)
    {
        if (failure is null || stoppingToken.IsCancellationRequested)
            return _settings.Interval;
        if (failure is LedgerUnavailableException { IsStarting: true })
            return FlushOptions.BackoffAfter(1, _random);
        TimeSpan delay;
        lock (_gate)
        {
            _failures++;
            _lastFailure = failure.Message;
            delay = FlushOptions.BackoffAfter(_failures, _random);
        }

        if (failure is LedgerUnavailableException)
            _logger.LedgerAway(Reason(failure), _journal.Status.PendingRecords, delay);
        else
            _logger.FlushFailed(failure, delay);
        return delay;
    }

    /// <summary>What the database or the way to it said: that it is unavailable is said already.</summary>
    private static string Reason(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    private void Wake() => _wake.Writer.TryWrite(true);
}
