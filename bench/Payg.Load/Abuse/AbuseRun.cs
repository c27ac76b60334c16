using System.Diagnostics;
using System.Globalization;
using Payg.Load.Measure;
using Payg.Load.Servers;

namespace Payg.Load.Abuse;

/// <summary>
/// What abuse costs the others: metered calls alone, and beside slow clients and a flood of log-ins, in turns.
/// </summary>
internal sealed class AbuseRun(LoadServers servers, LoadOptions options, TextWriter log)
{
    private const int SlowCount = 1000;
    private const int LoginsPerSecond = 500;

    /// <summary>Measures every Payg among the servers, and tells the ratios.</summary>
    public async Task RunAsync(TextWriter results, CancellationToken cancellationToken)
    {
        var connections = options.Connections[0];
        var run = new LoadRun(servers, options, log);
        await run.WarmUpAsync(cancellationToken);
        foreach (var target in servers.Targets.Where(target => target.IsPayg))
        {
            var ratios = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var alone = await run.MeasureAsync(target, connections, cancellationToken);
                var flood = new LoginFlood(target.Process.Address, LoginsPerSecond);
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var abuse = Task.WhenAll(
                    SlowClients.RunAsync(target.Process.Address, SlowCount, end.Token), flood.RunAsync(end.Token));
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
                var beside = await run.MeasureAsync(target, connections, cancellationToken);
                var attackers = (Environment.CpuUsage.TotalTime - cpu) / Stopwatch.GetElapsedTime(started);
                await end.CancelAsync();
                await abuse;
                ratios.Add(beside.CallsPerSecond / alone.CallsPerSecond);
                await log.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {target.Name}: {flood}; the attackers took {attackers:F2} of a processor"));
            }

            ratios.Sort();
            await results.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name}: beside {SlowCount} slow clients and {LoginsPerSecond} log-ins/s, "
                + $"{ratios[ratios.Count / 2]:F3} of the calls/s alone ({ratios[0]:F3} to {ratios[^1]:F3}, "
                + $"{connections} connections; every count was exact)"));
        }
    }
}
