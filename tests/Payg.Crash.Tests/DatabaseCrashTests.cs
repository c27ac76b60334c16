using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;
using Payg.Testing.Proxies;

namespace Payg.Crash.Tests;

/// <summary>The database dies, or cannot say whether it committed.</summary>
public sealed class DatabaseCrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Service_WhoseDatabaseDiesAmidFlushes_GoesOnAnsweringAndCountsEveryCallOnce()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        var database = await server.CreateDatabaseAsync(Cancellation);
        await using var run = await CrashRun.StartAsync(
            new CrashSetup(DatabaseKind.Postgres) { ConnectionString = database });
        await using (run.StartLoad())
        {
            for (var mishap = 0; mishap < CrashSettings.Mishaps; mishap++)
            {
                await run.WaitForCallsAsync(100);
                await run.PassTimeAsync(50, 500);
                await server.StopImmediateAsync();

                // Calls need no database once their tokens are known.
                await run.WaitForCallsAsync(100);
                if (mishap % 2 == 1)
                    await run.Node.KillAsync();
                await server.RestartAsync(Cancellation);
                if (!run.Node.IsRunning)
                    await run.Node.RestartAsync(Cancellation);
            }

            await run.WaitForCallsAsync(100);
        }

        await run.CheckAsync();
    }

    [Fact]
    public async Task Service_WhoseConnectionIsCutAtCommit_CountsEveryCallOnceWhicheverWayItWent()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(Cancellation);
        await using var proxy = TcpProxy.ForPostgres(database, out var proxied);
        await using var run = await CrashRun.StartAsync(new CrashSetup(DatabaseKind.Postgres)
        {
            ConnectionString = database,
            ServiceConnectionString = proxied,
        });
        await using (run.StartLoad())
        {
            for (var mishap = 0; mishap < CrashSettings.Mishaps; mishap++)
            {
                // Both ways in turn: the commit was carried out and its answer lost, or it never arrived.
                var fate = mishap % 2 == 0 ? StatementFate.Applied : StatementFate.Lost;
                var cut = proxy.CutAtNextCommitAsync(fate);
                await run.WaitForCallsAsync(100);
                await cut.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
                if (mishap % 4 == 3)
                {
                    await run.Node.KillAsync();
                    await run.Node.RestartAsync(Cancellation);
                }
            }

            await run.WaitForCallsAsync(100);
        }

        await run.CheckAsync();
    }
}
