using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;
using Payg.Storage.Databases;
using Payg.Storage.Maintenance;

namespace Payg.Metering.Startup;

/// <summary>
/// Prepares the database while the application already answers its probes: migrates, puts in what the application
/// needs, makes the meters, then says that it is ready. A database that is unavailable is tried again until it is
/// there; one that cannot be prepared ends the process.
/// </summary>
public sealed class DatabasePreparation(
    DatabaseMigrator migrator,
    IEnumerable<IDatabaseSeed> seeds,
    MeterBindings meters,
    DatabaseReadiness readiness,
    IDatabaseFaults faults,
    PreparationOutcome outcome,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DatabasePreparation> logger) : BackgroundService
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Ends with what is being migrated, however long that takes: a process that is gone amid a migration may leave
    /// half of it behind on SQLite, and all of it to be done again on PostgreSQL. The exit code is set here and not
    /// where it fails: where the host could not start at all, this is never called, and the reason for that is how the
    /// process ends.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(CancellationToken.None);
        if (outcome.Failure is not null)
            Environment.ExitCode = PreparationOutcome.FailedExitCode;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where the server cannot listen, the process ends and has begun nothing.
        await StartedAsync(stoppingToken);
        try
        {
            await PrepareAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fail(exception);
            await EndAsync(stoppingToken);
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var delay = s_firstDelay;
        while (true)
        {
            try
            {
                await migrator.MigrateAsync(cancellationToken);
                foreach (var seed in seeds)
                    await seed.EnsureAsync(cancellationToken);
                await meters.BindMetersAsync(cancellationToken);
                readiness.MarkReady();
                logger.Prepared(meters.All.Count);
                return;
            }
            catch (Exception exception) when (faults.IsUnavailable(exception) && !faults.IsRefusal(exception))
            {
                logger.DatabaseAway(delay, exception.GetBaseException().Message);
                await Task.Delay(delay, clock, cancellationToken);
                delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, s_longestDelay.Ticks));
            }
        }
    }

    /// <summary>Refusals of the database are logged in one line, faults of Payg with all details.</summary>
    private void Fail(Exception exception)
    {
        var reason = exception is UnusableDatabaseException ? exception.Message : exception.GetBaseException().Message;
        if (faults.IsRefusal(exception) || exception is InvalidSettingException or UnusableDatabaseException)
            logger.CannotPrepare(reason);
        else
            logger.PreparationFailed(exception);

        outcome.Failure = exception;
    }

    /// <summary>
    /// Ends the process once it has started: a host that is stopped amid its start throws from there, and what the
    /// operator would read is that exception instead of the reason.
    /// </summary>
    private async Task EndAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(stoppingToken);

        lifetime.StopApplication();
    }
}
