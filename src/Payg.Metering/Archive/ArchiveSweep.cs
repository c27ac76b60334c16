using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Payg.Metering.Archive;

/// <summary>
/// Deletes days of the archive that were kept long enough: at start, and every hour. A day is kept for as many whole
/// days after it as the settings say. Where they say none, nothing is kept, and nothing that is there is deleted.
/// </summary>
internal sealed class ArchiveSweep(
    int days, IArchiveFiles files, TimeProvider time, MeteringMetrics metrics, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    /// <summary>Sweeps once; false: what could not be deleted is logged and tried again the next time.</summary>
    public bool Sweep()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        try
        {
            foreach (var folder in files.Folders())
            {
                if (!ArchiveFile.TryReadDay(folder, out var day) || day.DayNumber + days >= today.DayNumber)
                    continue;
                files.Delete(folder);
                metrics.ArchiveSwept();
                logger.Swept(folder, files.Directory, days);
            }
        }
        catch (IOException failure)
        {
            logger.NotSwept(failure, files.Directory);
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (days == 0)
            return;

        // The start of the host does not wait for the disk.
        await Task.Yield();
        using var timer = new PeriodicTimer(s_interval, time);
        do
        {
            await ArchiveThreads.OnOwnThreadAsync(Sweep);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
