using Payg.Storage.Databases;

namespace Payg.Service.Background;

/// <summary>
/// Does something in the database at an interval, from the first one on. While the database is not ready it is left
/// out; a failure is logged, and the next time tries again.
/// </summary>
internal abstract class RepeatedWork(DatabaseReadiness readiness, TimeProvider clock, TimeSpan interval)
    : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!readiness.IsReady)
                continue;

            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(exception.GetBaseException().Message);
            }
        }
    }

    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected abstract void Failed(string reason);
}
