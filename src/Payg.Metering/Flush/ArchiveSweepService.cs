using Microsoft.Extensions.Hosting;
using Payg.Journal.Archive;

namespace Payg.Metering.Flush;

internal sealed class ArchiveSweepService(ArchiveSweep sweep) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => sweep.RunAsync(stoppingToken);
}
