using Microsoft.Extensions.Logging;
using Payg.Journal.Diagnostics;

namespace Payg.Journal.Archive;

/// <summary>
/// Deletes days of the archive that were kept long enough: at start, and every hour. A day is kept for as many whole
/// days after it as the settings say. Where they say none, nothing is kept, and nothing that is there is deleted.
/// </summary>
public sealed class ArchiveSweep
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    private readonly int _days;
    private readonly IArchiveFiles _files;
    private readonly TimeProvider _time;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _logger;

    /// <summary>Prepares the sweep; <see cref="RunAsync"/> begins it.</summary>
    /// <param name="days">For how many days calls are kept; 0: nothing is kept, and nothing is deleted.</param>
    /// <param name="directory">The directory of the archive.</param>
    /// <param name="time">The clock that says which day it is.</param>
    /// <param name="metrics">Where it counts.</param>
    /// <param name="logger">Where it logs.</param>
    public ArchiveSweep(int days, string directory, TimeProvider time, JournalMetrics metrics, ILogger logger)
        : this(days, new ArchiveDirectory(directory), time, metrics, logger)
    {
    }

    internal ArchiveSweep(int days, IArchiveFiles files, TimeProvider time, JournalMetrics metrics, ILogger logger) =>
        (_days, _files, _time, _metrics, _logger) = (days, files, time, metrics, logger);

    /// <summary>Sweeps once; false: what could not be deleted is logged and tried again the next _time.</summary>
    public bool Sweep()
    {
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        try
        {
            foreach (var folder in _files.Folders())
            {
                if (!ArchiveFile.TryReadDay(folder, out var day) || day.DayNumber + _days >= today.DayNumber)
                    continue;
                _files.Delete(folder);
                _metrics.ArchiveSwept();
                _logger.Swept(folder, _files.Directory, _days);
            }
        }
        catch (IOException failure)
        {
            _logger.NotSwept(failure, _files.Directory);
            return false;
        }

        return true;
    }

    /// <summary>Sweeps now and every hour until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        if (_days == 0)
            return;

        // The start of the host does not wait for the disk.
        await Task.Yield();
        using var timer = new PeriodicTimer(s_interval, _time);
        do
        {
            await ArchiveThreads.OnOwnThreadAsync(Sweep);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
