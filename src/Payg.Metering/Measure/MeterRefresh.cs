using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Usage;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Measure;

/// <summary>
/// Carries what administrators change about meters from other nodes to this one, and binds the meters of endpoints that
/// the application adds while it runs: looks every two seconds, off the path of a call. While the database is
/// unavailable, the meters stay as they were.
/// </summary>
internal sealed class MeterRefresh(MeterBindings bindings, TimeProvider clock, ILogger<MeterRefresh> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (bindings.IsStale)
                    await bindings.BindMetersAsync(stoppingToken);
                else
                    await bindings.RefreshAsync(stoppingToken);
            }
            catch (LedgerUnavailableException exception)
            {
                logger.MetersUnknown(exception.Message);
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.RefreshFailed(exception);
            }
        }
    }
}
