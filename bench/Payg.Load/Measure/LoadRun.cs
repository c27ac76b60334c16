using Payg.Load.Servers;

namespace Payg.Load.Measure;

/// <summary>
/// Measures servers in turn, several times over, so that whatever else the machine does hits all alike; after each
/// measurement the count is checked.
/// </summary>
internal sealed class LoadRun(LoadServers servers, LoadOptions options, TextWriter log)
{
    private const int MaxWarmUps = 40;
    private const int SettledInARow = 3;
    private const double Settled = 0.97;
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Calls each server until its calls no longer become cheaper: its tokens are known then, and the just-in-time
    /// compiler, which goes on for a minute or two under load, has done its work.
    /// </summary>
    public async Task WarmUpAsync(IReadOnlyList<LoadTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            var cheapest = double.MaxValue;
            var settled = 0;
            for (var i = 0; i < MaxWarmUps && settled < SettledInARow; i++)
            {
                var sample = await MeasureAsync(
                    target, target.Tokens, options.Connections[0], WarmUp, cancellationToken);
                settled = sample.CpuUs > cheapest * Settled ? settled + 1 : 0;
                cheapest = Math.Min(cheapest, sample.CpuUs);
            }
        }
    }

    /// <summary>Measures all servers, and returns each one's samples in the order of the rounds.</summary>
    /// <exception cref="InvalidOperationException">A server answered wrongly, or counted wrongly.</exception>
    public async Task<IReadOnlyList<Sample>> RunAsync(
        int connections, int customers, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var target in servers.Targets)
            {
                var tokens = target.Tokens.Take(customers).ToArray();
                samples.Add(await MeasureAsync(target, tokens, connections, options.Duration, cancellationToken));
            }
        }

        return samples;
    }

    /// <summary>Measures one server once, with all its customers.</summary>
    public Task<Sample> MeasureAsync(LoadTarget target, int connections, CancellationToken cancellationToken) =>
        MeasureAsync(target, target.Tokens, connections, options.Duration, cancellationToken);

    private async Task<Sample> MeasureAsync(
        LoadTarget target, IReadOnlyList<string> tokens, int connections, TimeSpan duration,
        CancellationToken cancellationToken)
    {
        // 1. Call, from a count that is known.
        var tokenFile = Path.GetTempFileName();
        await File.WriteAllLinesAsync(tokenFile, tokens, cancellationToken);
        var countBefore = await SettledCountAsync(target, cancellationToken);
        var cpuBefore = ProcessorTime.OfUs(target.Process.ProcessId);
        var result = await Wrk.RunAsync(target.Url, tokenFile, connections, duration, cancellationToken);
        File.Delete(tokenFile);

        // 2. The flush is part of what a call costs.
        await target.FlushAsync(cancellationToken);
        var cpu = ProcessorTime.OfUs(target.Process.ProcessId) - cpuBefore;
        if (result.Errors > 0)
        {
            throw new InvalidOperationException(
                $"{target.Name}: {result.Errors} calls failed.\n{target.Process.Output}");
        }

        // 3. Every answered call is counted, and none that was not sent.
        if (target.CountAsync is not null)
        {
            var counted = await SettledCountAsync(target, cancellationToken) - countBefore;
            if (counted < result.Answered || counted > result.Issued)
            {
                throw new InvalidOperationException(
                    $"{target.Name}: {counted} calls counted, {result.Answered} answered, {result.Issued} sent.");
            }
        }

        var sample = new Sample(target.Name, result.Answered * 1e6 / result.DurationUs, result.P50Us, result.P99Us,
            (double)cpu / result.Answered);
        await log.WriteLineAsync($"  {connections} connections, {tokens.Count} customers: {sample}");
        return sample;
    }

    /// <summary>
    /// The count when it no longer moves: calls that were under way when their connections were cut may still end.
    /// </summary>
    private static async Task<long> SettledCountAsync(LoadTarget target, CancellationToken cancellationToken)
    {
        if (target.CountAsync is null)
            return 0;

        long before;
        var count = -1L;
        do
        {
            before = count;
            await Task.Delay(QuietTime, cancellationToken);
            await target.FlushAsync(cancellationToken);
            count = await target.CountAsync();
        }
        while (count != before);
        return count;
    }
}
