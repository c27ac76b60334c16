using System.Diagnostics;
using System.Globalization;
using Payg.Load.Measure;
using Payg.Load.Servers;

namespace Payg.Load.Abuse;

/// <summary>
/// What abuse costs the others: metered calls and honest log-ins alone, and beside each kind of attacker and all of
/// them, in turns.
/// </summary>
internal sealed class AbuseRun(LoadServers servers, LoadOptions options, TextWriter log)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_attackAlone = TimeSpan.FromSeconds(2);

    private readonly LoadRun _run = new(servers, options, log);

    /// <summary>Measures every Payg among the servers, and prints a table of each.</summary>
    public async Task RunAsync(TextWriter results, CancellationToken cancellationToken)
    {
        foreach (var target in servers.Targets.Where(target => target.IsPayg))
        {
            await _run.WarmUpAsync([target], cancellationToken);
            var rows = await MeasureAsync(target, cancellationToken);
            await results.WriteLineAsync($"""

                {target.Name}, {options.Connections[0]} connections, {options.Rounds} rounds; every count was exact

                | beside | calls/s to alone | least to most | CPU a request | from known browsers | from new browsers |
                |---|---|---|---|---|---|
                {string.Join('\n', rows)}
                """);
        }
    }

    private async Task<IReadOnlyList<AbuseRow>> MeasureAsync(LoadTarget target, CancellationToken cancellationToken)
    {
        // 1. What is compiled when it is first used is used, all paths at once.
        var users = new HonestUsers(target.Process.Address);
        await users.PrepareAsync(cancellationToken);
        var attackers = Attackers.Of(target);
        using (var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            enough.CancelAfter(s_warmUp);
            await attackers[^1].RunAsync(enough.Token);
        }

        // 2. In turns, so that whatever else the machine does hits all alike.
        var none = new AbuseRow("nobody");
        var rows = attackers.Select(attacker => new AbuseRow(attacker.Name)).ToArray();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var alone = await MeasureAsync(target, users, none, cancellationToken);
                none.Ratios.Add(1);
                var beside = await BesideAsync(target, users, attackers[i], rows[i], cancellationToken);
                rows[i].Ratios.Add(beside / alone);
                await log.WriteLineAsync(
                    $"  {rows[i]} {attackers[i].Summary()}; log-ins {rows[i].Known.Answers}; "
                    + $"{rows[i].Unknown.Answers}");
            }
        }

        return [none, .. rows];
    }

    private async Task<double> BesideAsync(
        LoadTarget target, HonestUsers users, Attacker attacker, AbuseRow row, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var abuse = attacker.RunAsync(end.Token);

        // The attack alone shows what an attacker's request costs the service.
        var (cpu, answered) = (ProcessorTime.OfUs(target.Process.ProcessId), attacker.Answered);
        await Task.Delay(s_attackAlone, cancellationToken);
        if (attacker.Answered > answered)
        {
            row.CostsUs.Add((double)(ProcessorTime.OfUs(target.Process.ProcessId) - cpu)
                / (attacker.Answered - answered));
        }

        var (own, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var beside = await MeasureAsync(target, users, row, cancellationToken);
        var share = (Environment.CpuUsage.TotalTime - own) / Stopwatch.GetElapsedTime(started);
        await end.CancelAsync();
        await abuse;
        await log.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  the attackers themselves took {share:F2} of a processor"));
        return beside;
    }

    private async Task<double> MeasureAsync(
        LoadTarget target, HonestUsers users, AbuseRow row, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var logins = users.RunAsync(row.Known, row.Unknown, end.Token);
        var sample = await _run.MeasureAsync(target, options.Connections[0], cancellationToken);
        await end.CancelAsync();
        await logins;
        return sample.CallsPerSecond;
    }
}

/// <summary>What was measured beside an attacker.</summary>
/// <param name="Name">The attacker.</param>
internal sealed record AbuseRow(string Name)
{
    /// <summary>The calls a second beside the attacker to those alone in the same round.</summary>
    public List<double> Ratios { get; } = [];

    /// <summary>The service's processor time for a request of the attacker, in microseconds.</summary>
    public List<double> CostsUs { get; } = [];

    /// <summary>Log-ins from browsers that the service knows.</summary>
    public HonestLogins Known { get; } = new();

    /// <summary>Log-ins from others.</summary>
    public HonestLogins Unknown { get; } = new();

    /// <summary>A row of the table.</summary>
    public override string ToString()
    {
        var cost = CostsUs.Count == 0 ? "" : FormattableString.Invariant($"{Median(CostsUs):N0} µs");
        return FormattableString.Invariant(
            $"| {Name} | {Median(Ratios):F3} | {Ratios.Min():F3} to {Ratios.Max():F3} ")
            + $"| {cost} | {Known} | {Unknown} |";
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
