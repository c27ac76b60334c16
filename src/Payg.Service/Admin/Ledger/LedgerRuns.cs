using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Commands;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Runs the ledger's verification beside requests, one at a time on this node, and stores how far it is, so that every
/// node can answer. The newest runs are kept. Thread-safe.
/// </summary>
internal sealed partial class LedgerRuns(
    IServiceScopeFactory scopes,
    LedgerVerification verification,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<LedgerRuns> logger) : IDisposable
{
    public const int MaxDifferences = 1000;

    private const int KeptRuns = 20;
    private static readonly TimeSpan s_update = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private (Guid Id, Task Ended)? _running;

    public void Dispose() => _turn.Dispose();

    /// <summary>Begins a run, or joins the one that is under way on this node.</summary>
    /// <returns>Its id, and a task that completes when it has ended and that is stored.</returns>
    public async Task<(Guid Id, Task Ended)> StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_running is { Ended.IsCompleted: false } running)
                return running;

            var now = clock.GetUtcNow();
            var run = new LedgerRunRow { Id = Guid.CreateVersion7(now), StartedAt = now, UpdatedAt = now };
            await using (var scope = scopes.CreateAsyncScope())
            {
                var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
                var kept = context.LedgerRuns.OrderByDescending(row => row.Id).Take(KeptRuns - 1).Select(row => row.Id);
                await context.LedgerRuns.Where(row => !kept.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
                context.LedgerRuns.Add(run);
                await context.SaveChangesAsync(cancellationToken);
            }

            // SQLite reads on the thread that calls it, and the pool has no more threads than there are cores.
            var ended = Task.Factory.StartNew(
                () => RunAsync(run, lifetime.ApplicationStopping),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
            _running = (run.Id, ended);
            return (run.Id, ended);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RunAsync(LedgerRunRow run, CancellationToken cancellationToken)
    {
        var found = new List<LedgerDifference>();
        using var updates = new CancellationTokenSource();
        var updating = UpdateAsync(run, updates.Token);
        try
        {
            await verification.RunAsync(
                difference =>
                {
                    if (found.Count < MaxDifferences)
                        found.Add(difference);
                },
                extent => (run.AllCustomers, run.Customers, run.Lines, run.Differences) =
                    (extent.AllCustomers, extent.Customers, extent.Lines, extent.Differences),
                cancellationToken);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            run.IsFailed = true;
            Failed(failure, run.Id);
        }

        await updates.CancelAsync();
        await updating;
        run.Differences = Math.Max(run.Differences, found.Count);
        run.Data = JsonSerializer.Serialize(found, CommandJson.Options);
        run.FinishedAt = clock.GetUtcNow();
        await StoreAsync(run);
    }

    private async Task UpdateAsync(LedgerRunRow run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_update);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await StoreAsync(run);
        }
        catch (OperationCanceledException)
        {
            // The run has ended; the thread that ended it stores that.
        }
    }

    /// <summary>Stores how far a run is. What the database does not take is logged: the run goes on.</summary>
    private async Task StoreAsync(LedgerRunRow run)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
            run.UpdatedAt = clock.GetUtcNow();
            context.LedgerRuns.Update(run);
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            NotStored(failure, run.Id);
        }
    }

    [LoggerMessage(EventId = 2702, Level = LogLevel.Error, Message = "The ledger's verification {Run} failed.")]
    private partial void Failed(Exception failure, Guid run);

    [LoggerMessage(EventId = 2703, Level = LogLevel.Warning,
        Message = "The progress of the ledger's verification {Run} could not be stored.")]
    private partial void NotStored(Exception failure, Guid run);
}
