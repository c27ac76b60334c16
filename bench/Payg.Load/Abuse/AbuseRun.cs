using System.Diagnostics;
using System.Globalization;
using Payg.Load.Measure;
using Payg.Load.Servers;

namespace Payg.Load.Abuse;

/// <summary>
/// What abuse costs the others: metered calls alone, and beside each kind of attacker and all of them, in turns.
/// </summary>
internal sealed class AbuseRun(LoadServers servers, LoadOptions options, TextWriter log)
{
    /// <summary>Measures every Payg among the servers, and prints the ratios.</summary>
    public async Task RunAsync(TextWriter results, CancellationToken cancellationToken)
    {
        var run = new LoadRun(servers, options, log);
        await run.WarmUpAsync(cancellationToken);
        foreach (var target in servers.Targets.Where(target => target.IsPayg))
        {
            foreach (var attacker in Attackers.Of(target))
            {
                var ratios = new List<double>();
                for (var round = 0; round < options.Rounds; round++)
                    ratios.Add(await CompareAsync(run, target, attacker, cancellationToken));

                ratios.Sort();
                await results.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{target.Name}: beside {attacker.Name}, {ratios[ratios.Count / 2]:F3} of the calls/s alone "
                    + $"({ratios[0]:F3} to {ratios[^1]:F3}, {options.Connections[0]} connections; counts were exact)"));
            }
        }
    }

    private async Task<double> CompareAsync(
        LoadRun run, LoadTarget target, Attacker attacker, CancellationToken cancellationToken)
    {
        var connections = options.Connections[0];
        var alone = await run.MeasureAsync(target, connections, cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var abuse = attacker.RunAsync(end.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var beside = await run.MeasureAsync(target, connections, cancellationToken);
        var attackers = (Environment.CpuUsage.TotalTime - cpu) / Stopwatch.GetElapsedTime(started);
        await end.CancelAsync();
        await abuse;
        await log.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  {target.Name}: {attacker.Summary()}; the attackers took {attackers:F2} of a processor"));
        return beside.CallsPerSecond / alone.CallsPerSecond;
    }
}
