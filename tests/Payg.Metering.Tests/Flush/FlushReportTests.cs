using System.Diagnostics;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Tests;
using Payg.Metering.Flush;

namespace Payg.Metering.Tests.Flush;

/// <summary>What operators learn about flushes: log lines by their numbers, metrics and traces.</summary>
public sealed class FlushReportTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly CollectedMetrics _metrics = new();
    private readonly JournalDirectory _directory = new();
    private readonly MemoryLedger _ledger = new();
    private readonly LogEvents _log = new();
    private readonly UsageJournal _journal;

    public FlushReportTests() => _journal = _directory.Open();

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Flush_ThatFailsAndThenSucceeds_ReportsBothAndTheEnd()
    {
        using var traces = new FlushTraces();
        _ledger.Before = (_, _) => throw new LedgerUnavailableException("away");
        using var flush = Make();
        await StartAsync(flush);
        await _journal.AppendAsync(1, 2);
        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => flush.FlushAsync(default).WaitAsync(Bound));
        Assert.Equal("away", failure.Message);
        await Eventually.TrueAsync(() => flush.Status.FailedAttempts > 0);

        _ledger.Before = (_, _) => Task.CompletedTask;
        await flush.FlushAsync(default).WaitAsync(Bound);
        await flush.StopAsync(default);

        Assert.Equal([201, 202, 206], _log.Ids.Distinct());
        Assert.InRange(_metrics.Read("payg.flush.retries") ?? 0, 1, long.MaxValue);
        Assert.Contains("unavailable", traces.Errors);
        Assert.Equal(0, flush.Status.FailedAttempts);
    }

    [Fact]
    public async Task Flush_WhileTheProcessStarts_IsNoFaultOfTheDatabase()
    {
        var attempts = 0;
        _ledger.Before = (_, _) => Interlocked.Increment(ref attempts) < 3
            ? throw new LedgerUnavailableException("not yet") { IsStarting = true }
            : Task.CompletedTask;
        using var flush = Make();
        await StartAsync(flush);
        await _journal.AppendAsync(1, 2);
        for (var refused = 0; _ledger.Applied.Count == 0 && refused < 5; refused++)
            await Record.ExceptionAsync(() => flush.FlushAsync(default).WaitAsync(Bound));
        await flush.StopAsync(default);

        Assert.Equal([1, 2], _ledger.Applied);
        Assert.Equal([206], _log.Ids.Distinct());
        Assert.Equal(0, flush.Status.FailedAttempts);
    }

    [Fact]
    public async Task Flush_OfARefusedBatch_ReportsEachRefusalAndWhereItWent()
    {
        using var traces = new FlushTraces();
        _ledger.Before = (_, _) => throw new InvalidOperationException("never");
        using var flush = Make();
        await StartAsync(flush);
        await _journal.AppendAsync(1, 2);
        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => flush.FlushAsync(default).WaitAsync(Bound));
        Assert.Equal(("Usage could not be flushed.", "never"), (failure.Message, failure.InnerException?.Message));
        await Eventually.TrueAsync(() => _journal.Status.SetAside == 1);
        await flush.StopAsync(default);

        Assert.Equal(FlushOptions.RefusalLimit, _log.Ids.Count(id => id == 203));
        Assert.Equal([203, 205, 204, 202, 206], _log.Ids.Distinct());
        Assert.Equal(FlushOptions.RefusalLimit, _metrics.Read("payg.flush.retries"));
        Assert.Contains("refused", traces.Errors);
    }

    [Fact]
    public async Task Flush_OfABatchThatTakesTooLong_ReportsThat()
    {
        using var traces = new FlushTraces();
        _ledger.Before = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);
        using var flush = Make(TimeSpan.FromMilliseconds(30));
        await StartAsync(flush);
        await _journal.AppendAsync(1, 2);

        var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => flush.FlushAsync(default).WaitAsync(Bound));
        Assert.Equal("The database takes too long to take usage.", failure.Message);
        await Eventually.TrueAsync(() => flush.Status.FailedAttempts > 0);
        await flush.StopAsync(default);

        Assert.Equal([201, 207], _log.Ids.Distinct());
        Assert.Contains("too late", traces.Errors);
        Assert.InRange(_metrics.Read("payg.flush.retries") ?? 0, 1, long.MaxValue);
        var ended = await Assert.ThrowsAsync<LedgerUnavailableException>(() => flush.FlushAsync(default));
        Assert.Contains("ending", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public async Task Flush_OfRecordsThatCannotBeCharged_CountsThemAndSaysWhere(long rejected, int lines)
    {
        _ledger.Rejected = rejected;
        using var flush = Make();
        await StartAsync(flush);
        await _journal.AppendAsync(1, 5);

        await flush.FlushAsync(default).WaitAsync(Bound);
        await flush.StopAsync(default);

        Assert.Equal(rejected, _metrics.Read("payg.usage.rejected"));
        Assert.Equal(lines, _log.Ids.Count(id => id == 208));
    }

    private static async Task StartAsync(UsageFlush flush)
    {
        await flush.StartAsync(default);
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
    }

    private UsageFlush Make(TimeSpan? applyTimeout = null) => new(
        new FlushOptions(TimeSpan.FromMilliseconds(10))
        {
            ShutdownTimeout = TimeSpan.FromMilliseconds(200),
            ApplyTimeout = applyTimeout ?? TimeSpan.FromMinutes(1),
        },
        _journal,
        _ledger,
        new MemoryLeases(),
        TimeProvider.System,
        _metrics.Metrics,
        _log,
        new Random(1));

    /// <summary>The errors of flushes as traces show them, of this test and of those beside it.</summary>
    private sealed class FlushTraces : IDisposable
    {
        private readonly List<string> _errors = [];
        private readonly ActivityListener _listener;

        public FlushTraces()
        {
            var test = Activity.Current?.TraceId;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name.StartsWith("Payg", StringComparison.Ordinal),
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    lock (_errors)
                    {
                        if (activity.Status is ActivityStatusCode.Error && (test is null || activity.TraceId == test))
                            _errors.Add(activity.StatusDescription ?? "");
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public string[] Errors
        {
            get
            {
                lock (_errors)
                    return [.. _errors];
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
