using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;

namespace Payg.Crash.Tests;

/// <summary>
/// Nodes that share one PostgreSQL, which start on it at once when it is empty, and die one after another.
/// </summary>
public sealed class SeveralNodesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Nodes_BehindPgBouncer_CountEveryAnsweredCallOnce()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(Cancellation);
        await using var bouncer = await server.StartBouncerAsync(Cancellation);
        await using var run = await CrashRun.StartAsync(new CrashSetup(DatabaseKind.Postgres)
        {
            Nodes = 2,
            ConnectionString = database,
            ServiceConnectionString = bouncer.Through(database),
        });
        await using (run.StartLoad())
        {
            for (var mishap = 0; mishap < CrashSettings.Restarts; mishap++)
            {
                await run.WaitForCallsAsync(100);
                await run.PassTimeAsync(50, 400);
                await run.Nodes[1].KillAsync();
                await run.ReplaceNodeAsync(1);
                await run.WaitForCallsAsync(100);
            }
        }

        await run.CheckAsync();
    }

    [Fact]
    public async Task Nodes_ReplacedInGoodOrderOneByOne_CountEveryAnsweredCallOnce()
    {
        const int Nodes = 2;
        await using var run = await CrashRun.StartAsync(new CrashSetup(DatabaseKind.Postgres) { Nodes = Nodes });
        await using (run.StartLoad())
        {
            for (var node = 0; node < Nodes; node++)
            {
                await run.WaitForCallsAsync(100);
                var exit = await run.Nodes[node].TerminateAsync();
                Assert.Equal(0, exit.ExitCode);

                // The other one serves alone, then beside the new one.
                await run.WaitForCallsAsync(100);
                await run.ReplaceNodeAsync(node);
            }

            await run.WaitForCallsAsync(100);
        }

        await run.CheckAsync();
    }
}
