using Microsoft.Extensions.Hosting;
using Payg.Journal.Archive;

namespace Payg.Metering.Flush;

/// <summary>Runs the sweep of the archive for as long as the host runs.</summary>
internal sealed class ArchiveSweepService(ArchiveSweep sweep) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => sweep.RunAsync(stoppingToken);
}
