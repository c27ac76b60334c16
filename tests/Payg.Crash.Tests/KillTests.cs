using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;

namespace Payg.Crash.Tests;

/// <summary>
/// The service is killed under load, at any moment: while it starts, answers, appends, seals or flushes.
/// </summary>
public sealed class KillTests
{
    private const int ChanceOfAKillAtStart = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Service_KilledUnderLoadAndRestarted_CountsEveryAnsweredCallOnce(DatabaseKind database)
    {
        await using var run = await CrashRun.StartAsync(new CrashSetup(database));
        await using (run.StartLoad())
        {
            for (var kill = 0; kill < CrashSettings.Kills; kill++)
            {
                await run.WaitForCallsAsync(1);
                await run.PassTimeAsync(20, 600);
                await run.Node.KillAsync();
                if (run.Random.Next(ChanceOfAKillAtStart) == 0)
                    await KillAtStartAsync(run);
                await run.Node.RestartAsync(Cancellation);
            }

            await run.WaitForCallsAsync(100);
        }

        await run.CheckAsync();
    }

    /// <summary>Where it has adopted half of what was left, or migrates, or applies it.</summary>
    private static async Task KillAtStartAsync(CrashRun run)
    {
        using var soon = new CancellationTokenSource(run.Random.Next(100, 2000));
        try
        {
            await run.Node.RestartAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // It is killed on its way up.
        }

        await run.Node.KillAsync();
    }
}
