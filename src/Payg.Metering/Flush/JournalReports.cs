using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Metering.Diagnostics;
using Payg.Storage.Databases;

namespace Payg.Metering.Flush;

/// <summary>
/// Reports this node's journal to the database every ten seconds, so that operators can tell it from the journal of a
/// process that died. A report that fails is left out: the next one says the same.
/// </summary>
internal sealed partial class JournalReports(
    UsageJournal journal,
    UsageFlush flush,
    IJournalRegister register,
    DatabaseReadiness readiness,
    MeteringMetrics metrics,
    TimeProvider clock,
    ILogger<JournalReports> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_untilReady = TimeSpan.FromMilliseconds(250);
    private readonly HashSet<Guid> _setAside = [];
    private bool _isReported = true;
    private int _silent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.ObserveSilentJournals(() => Volatile.Read(ref _silent));
        using var timer = new PeriodicTimer(s_interval, clock);
        try
        {
            // Until then the preparation reports how it goes.
            while (!readiness.IsReady)
                await Task.Delay(s_untilReady, clock, stoppingToken);
            do
                await ReportAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    internal async Task ReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            // What is in the folder no longer is reported with 0.
            var counts = new Dictionary<Guid, int>(journal.CountSetAside());
            _setAside.UnionWith(counts.Keys);
            foreach (var gone in _setAside.Except(counts.Keys).ToArray())
                counts[gone] = 0;
            using var limit = new CancellationTokenSource(s_interval, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            _silent = await register.ReportAsync(
                new JournalReport(journal.Id, Environment.MachineName, counts, flush.CompleteUntil), both.Token);
            _isReported = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (_isReported)
                NotReported(exception.GetBaseException().Message);
            _isReported = false;
        }
    }

    [LoggerMessage(EventId = 2904, Level = LogLevel.Warning,
        Message = "The journal was not reported to the database; trying again every ten seconds: {Reason}")]
    private partial void NotReported(string reason);
}
