using Payg.Crash.Tests.Nodes;
using Payg.Storage.Databases;

namespace Payg.Crash.Tests;

/// <summary>Bits flip and ends are cut off in the journal of a service that died.</summary>
public sealed class DamagedJournalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Service_WhoseJournalWasDamaged_CountsAllOtherRecordsOnceAndKeepsTheDamage(DatabaseKind database)
    {
        // Nothing is flushed but when somebody asks, so that all records of a round lie in the journal.
        await using var run = await CrashRun.StartAsync(
            new CrashSetup(database) { FlushInterval = TimeSpan.FromMinutes(5) });
        var damage = new JournalDamage(run, await run.MetersAsync());
        for (var mishap = 0; mishap < CrashSettings.Restarts; mishap++)
        {
            await run.FlushAsync();
            await using (run.StartLoad())
            {
                await run.WaitForCallsAsync(run.Random.Next(100, 1000));
                await run.Node.KillAsync();
            }

            var destroyed = damage.Inflict(run.JournalDirectory(0));
            await run.Node.RestartAsync(Cancellation);

            Assert.True(destroyed > 0);
            Assert.Contains("torn, changed or missing", run.Node.Output, StringComparison.Ordinal);
        }

        await run.CheckAsync();
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(run.JournalDirectory(0), "damaged")));
    }
}
