using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Tests;
using Payg.Metering.Flush;
using Payg.Storage.Databases;

namespace Payg.Metering.Tests.Flush;

/// <summary>A node reports its journal, and what was set aside in its directory until it is gone.</summary>
public sealed class JournalReportsTests : IDisposable
{
    private readonly JournalDirectory _directory = new();
    private readonly UsageJournal _journal;
    private readonly Register _register = new();
    private readonly UsageFlush _flush;
    private readonly DatabaseReadiness _readiness = new();
    private readonly CollectedMetrics _metrics = new();
    private readonly LogEvents<JournalReports> _log = new();
    private readonly JournalReports _reports;

    public JournalReportsTests()
    {
        _journal = _directory.Open();
        _flush = new UsageFlush(
            new FlushOptions(TimeSpan.FromSeconds(1)), _journal, new MemoryLedger(), new MemoryLeases(),
            TimeProvider.System, TestMetrics.Create(), NullLogger.Instance, new Random(1));
        _reports = new JournalReports(
            _journal, _flush, _register, _readiness, _metrics.Metrics, TimeProvider.System, _log);
    }

    public void Dispose()
    {
        _reports.Dispose();
        _flush.Dispose();
        _journal.Dispose();
        _metrics.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Report_NamesTheJournalAndItsHost()
    {
        await _reports.ReportAsync(TestContext.Current.CancellationToken);

        Assert.Equal((_journal.Id, Environment.MachineName), (_register.Last!.Journal, _register.Last.Host));
        Assert.Empty(_register.Last.SetAside);
    }

    [Fact]
    public async Task Report_SaysUntilWhenAllIsApplied()
    {
        await _reports.ReportAsync(TestContext.Current.CancellationToken);
        Assert.Null(_register.Last!.CompleteUntil);

        // Before the pass that applied all began: by the time that a call may take from its time stamp to the journal.
        var before = TimeProvider.System.GetUtcNow();
        Assert.Null(await _flush.PassAsync(TestContext.Current.CancellationToken));
        await _reports.ReportAsync(TestContext.Current.CancellationToken);
        Assert.InRange(
            _register.Last!.CompleteUntil!.Value, before.AddSeconds(-5),
            TimeProvider.System.GetUtcNow().AddSeconds(-5));
    }

    [Fact]
    public async Task Report_OfASegmentThatWasSetAside_SaysSoUntilItIsGone()
    {
        Assert.True(_journal.TryReserve());
        await _journal.AppendAsync(new UsageRecord(
            new CustomerId(Guid.CreateVersion7()), new MeterId(1), 1, TimeProvider.System.GetUtcNow()));
        await _journal.SealAsync(TestContext.Current.CancellationToken);
        var path = _journal.SetAside(_journal.FirstSealed!);

        await _reports.ReportAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _register.Last!.SetAside[_journal.Id]);
        File.Delete(path);
        await _reports.ReportAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, _register.Last!.SetAside[_journal.Id]);
    }

    [Fact]
    public async Task Reports_OnceTheDatabaseIsReady_GoOnAndCountSilentJournals()
    {
        _register.Silent = 3;
        await _reports.StartAsync(TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Null(_register.Last);
        Assert.Equal(0, _metrics.Read("payg.journals.silent"));

        _readiness.MarkReady();

        await Eventually.TrueAsync(() => _register.Last is not null && _metrics.Read("payg.journals.silent") == 3);
        await _reports.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Report_ThatFailsAgain_IsToldOnceAndAgainAfterOneThatCame()
    {
        var told = new List<int>();
        foreach (var isAway in new[] { true, true, false, true, true })
        {
            _register.IsAway = isAway;
            await _reports.ReportAsync(TestContext.Current.CancellationToken);
            told.Add(_log.Ids.Count(id => id == 2904));
        }

        Assert.Equal([1, 1, 1, 2, 2], told);
    }

    [Fact]
    public async Task Report_WhileTheDatabaseIsUnavailable_IsLeftOut()
    {
        _register.IsAway = true;
        await _reports.ReportAsync(TestContext.Current.CancellationToken);
        Assert.Null(_register.Last);

        _register.IsAway = false;
        await _reports.ReportAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(_register.Last);
    }

    private sealed class Register : IJournalRegister
    {
        public bool IsAway { get; set; }

        public int Silent { get; set; }

        public JournalReport? Last { get; private set; }

        public Task<int> ReportAsync(JournalReport report, CancellationToken cancellationToken)
        {
            if (IsAway)
                throw new LedgerUnavailableException();
            Last = report;
            return Task.FromResult(Silent);
        }
    }
}
