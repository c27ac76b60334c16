using Npgsql;
using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;

namespace Payg.Crash.Tests;

/// <summary>The primary dies under load, and its synchronous standby, which has every commit, takes over.</summary>
public sealed class FailOverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_WhosePrimaryDies_GoOnAtTheStandbyAndCountEveryCallOnce()
    {
        for (var mishap = 0; mishap < CrashSettings.Restarts; mishap++)
        {
            await using var primary = await PostgresServer.StartAsync(cancellationToken: Cancellation);
            var database = await primary.CreateDatabaseAsync(Cancellation);
            await using var standby = await primary.StartStandbyAsync(isSynchronous: true, Cancellation);
            await using var run = await CrashRun.StartAsync(new CrashSetup(DatabaseKind.Postgres)
            {
                Nodes = 2,
                ConnectionString = EitherOf(database, primary, standby),
            });
            await using (run.StartLoad())
            {
                await run.WaitForCallsAsync(100);
                await run.PassTimeAsync(50, 500);
                await primary.StopImmediateAsync();

                // While none accepts writes, calls are answered; a node that dies meanwhile has its calls on its disk.
                await run.WaitForCallsAsync(100);
                await run.Nodes[1].KillAsync();
                await standby.PromoteAsync(Cancellation);
                await run.ReplaceNodeAsync(1);
                await run.WaitForCallsAsync(200);
            }

            await run.CheckAsync();
        }
    }

    private static string EitherOf(string database, PostgresServer primary, PostgresServer standby) =>
        new NpgsqlConnectionStringBuilder(database)
        {
            Host = $"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}",
        }.ConnectionString;
}
