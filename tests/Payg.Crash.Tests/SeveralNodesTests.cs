using Payg.Crash.Tests.Nodes;
using Payg.Storage;

namespace Payg.Crash.Tests;

/// <summary>
/// Nodes that share one PostgreSQL, which start on it at once when it is empty, and die one after another.
/// </summary>
public sealed class SeveralNodesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nodes_OneKilledAndItsJournalAdopted_CountEveryAnsweredCallOnce(int nodes)
    {
        await using var run = await CrashRun.StartAsync(new CrashSetup(DatabaseKind.Postgres) { Nodes = nodes });
        await using (run.StartLoad())
        {
            for (var mishap = 0; mishap < CrashSettings.Restarts; mishap++)
            {
                await run.WaitForCallsAsync(100);
                await run.PassTimeAsync(50, 400);
                var victim = run.Random.Next(nodes);
                await run.Nodes[victim].KillAsync();

                // The others go on; what the dead one holds is applied when its successor has started.
                await run.WaitForCallsAsync(100);
                await run.ReplaceNodeAsync(victim);
            }
        }

        await run.CheckAsync();
    }
}
