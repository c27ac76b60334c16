using Payg.Metering.Measure;
using Payg.Service.Accounts;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>
/// Prepares the database while the service already answers its probes: migrates, makes the administrator and the
/// meters, then says that the service is ready. A database that is away is tried again until it is there.
/// </summary>
internal sealed partial class DatabasePreparation(
    DatabaseMigrator migrator,
    FirstAdministrator administrator,
    MeterBindings meters,
    DatabaseReadiness readiness,
    IDatabaseFaults faults,
    StartupOutcome outcome,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DatabasePreparation> logger) : BackgroundService
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PrepareAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fail(exception);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var delay = s_firstDelay;
        while (true)
        {
            try
            {
                await migrator.MigrateAsync(cancellationToken);
                await administrator.EnsureAsync(cancellationToken);
                await meters.BindMetersAsync(cancellationToken);
                readiness.MarkReady();
                Prepared(meters.All.Count);
                return;
            }
            catch (Exception exception) when (faults.IsUnavailable(exception) && !faults.IsRefusal(exception))
            {
                DatabaseAway(delay, exception.GetBaseException().Message);
                await Task.Delay(delay, clock, cancellationToken);
                delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, s_longestDelay.Ticks));
            }
        }
    }

    /// <summary>What the operator can mend is told in one line at the end; anything else is logged in full.</summary>
    private void Fail(Exception exception)
    {
        var failure = faults.IsRefusal(exception)
            ? new StartupFailure(
                $"The database cannot be prepared: {exception.GetBaseException().Message}", ExitCodes.DatabaseFailed)
            : StartupFailure.Of(exception);
        if (failure is null)
            PreparationFailed(exception);
        outcome.Failure = failure
            ?? new StartupFailure("The database cannot be prepared; the log says why.", ExitCodes.DatabaseFailed);
        lifetime.StopApplication();
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "The database is ready; {Meters} meters")]
    private partial void Prepared(int meters);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning,
        Message = "The database cannot be used yet, trying again in {Delay}: {Reason}")]
    private partial void DatabaseAway(TimeSpan delay, string reason);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Critical, Message = "The database cannot be prepared")]
    private partial void PreparationFailed(Exception exception);
}
