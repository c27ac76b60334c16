using Microsoft.Extensions.Time.Testing;
using Payg.Journal.Archive;
using Payg.Journal.Tests.Simulation;

namespace Payg.Journal.Tests.Archive;

public sealed class ArchiveSweepTests : IDisposable
{
    private const int Swept = 402;
    private const int NotSwept = 403;

    private readonly JournalDirectory _temporary = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));
    private readonly LogEvents _log = new();
    private readonly string _folder;

    public ArchiveSweepTests() => _folder = Path.Combine(_temporary.Path, "archive");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Days_KeptLongEnough_AreDeletedAndReported()
    {
        Create("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27", "notes");

        Assert.True(NewSweep(days: 2).Sweep());

        Assert.Equal(["2026-11-25", "2026-11-27", "notes"], Folders());
        Assert.Equal([Swept, Swept], _log.Ids);
        Assert.Equal(2, _temporary.Read("payg.archive.days.swept"));
    }

    [Fact]
    public void Sweep_OfAnArchiveThatDoesNotExist_DoesNothing()
    {
        Assert.True(NewSweep(days: 2).Sweep());

        Assert.False(Directory.Exists(_folder));
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public void Sweep_OfADiskThatFails_IsReported()
    {
        var files = new SimulatedArchive(new Random(1)) { FailurePercent = 100 };

        Assert.False(new ArchiveSweep(2, files, _clock, _temporary.Metrics, _log).Sweep());

        Assert.Equal([NotSwept], _log.Ids);
    }

    [Fact]
    public async Task Sweep_WhereNothingIsKept_DeletesNothing()
    {
        Create("2020-01-01");

        await NewSweep(days: 0).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["2020-01-01"], Folders());
    }

    [Fact]
    public async Task Sweep_ThatRuns_DeletesAtTheStartAndEveryHour()
    {
        Create("2026-11-24", "2026-11-25");
        using var stop = new CancellationTokenSource();
        var running = NewSweep(days: 2).RunAsync(stop.Token);
        await Eventually.TrueAsync(() => Folders().Length == 1);

        await Eventually.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromHours(1));
            return Folders().Length == 0;
        });

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal([Swept, Swept], _log.Ids);
    }

    private ArchiveSweep NewSweep(int days) => new(days, _folder, _clock, _temporary.Metrics, _log);

    private void Create(params string[] folders)
    {
        foreach (var folder in folders)
        {
            var info = Directory.CreateDirectory(Path.Combine(_folder, folder));
            File.WriteAllText(Path.Combine(info.FullName, "a.calls"), "");
        }
    }

    private string[] Folders() =>
        [.. new DirectoryInfo(_folder).EnumerateDirectories().Select(folder => folder.Name).Order()];
}
