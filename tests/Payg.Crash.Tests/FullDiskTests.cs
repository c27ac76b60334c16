using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;

namespace Payg.Crash.Tests;

/// <summary>The disk is full: calls are refused, none is lost.</summary>
public sealed class FullDiskTests
{
    // Less than one segment of the journal, more than the database of a test.
    private const ulong TooSmall = 2 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Service_WhoseDiskIsFull_RefusesCallsUntilThereIsRoomAndCountsTheOthersOnce(DatabaseKind database)
    {
        await using var run = await CrashRun.StartAsync(new CrashSetup(database));
        await using (run.StartLoad())
        {
            for (var mishap = 0; mishap < CrashSettings.Mishaps; mishap++)
            {
                await run.WaitForCallsAsync(100);
                FileSizeLimit.Set(run.Node, TooSmall);
                await WaitForRefusalsAsync(run);
                if (mishap % 2 == 1)
                {
                    // A new process has no such limit.
                    await run.Node.KillAsync();
                    await run.Node.RestartAsync(Cancellation);
                }
                else
                {
                    FileSizeLimit.Lift(run.Node);
                }

                await run.WaitForCallsAsync(100);
            }
        }

        await run.CheckAsync();
    }

    /// <summary>The room at hand is used up first: segments that were made before.</summary>
    private static async Task WaitForRefusalsAsync(CrashRun run)
    {
        var refused = run.Tally.Refused;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (run.Tally.Refused < refused + 10)
            await Task.Delay(2, limit.Token);
    }
}
