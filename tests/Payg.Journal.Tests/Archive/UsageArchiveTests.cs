using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Archive;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Archive;

public sealed class UsageArchiveTests : IDisposable
{
    private static readonly Guid s_journal = new("0199c0de-0000-7000-8000-0000000000aa");
    private static readonly DateTimeOffset s_noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly JournalDirectory _temporary = new();
    private readonly ArchiveDirectory _files;
    private readonly UsageArchive _archive;
    private readonly List<ArchiveDamage> _damage = [];

    public UsageArchiveTests()
    {
        _files = new ArchiveDirectory(Path.Combine(_temporary.Path, "archive"));
        _archive = NewArchive();
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Archive_OfSeveralSegments_GivesTheirCallsBack()
    {
        await KeepAsync(1, s_noon, 10, 11, 12);
        await KeepAsync(2, s_noon.AddDays(1), 20);
        await KeepAsync(3, s_noon.AddMinutes(1), 30, 31);

        Assert.Equal([10, 11, 12, 20, 30, 31], Quantities());
        Assert.Equal(["2026-11-25", "2026-11-26"], _files.Folders());
        Assert.Empty(_damage);
    }

    [Fact]
    public async Task Archive_AskedForAPeriod_GivesTheCallsInIt()
    {
        await KeepAsync(1, s_noon, 10, 11, 12);
        await KeepAsync(2, s_noon.AddDays(1), 20);

        Assert.Equal([11, 12], Quantities(s_noon.AddSeconds(1), s_noon.AddSeconds(3)));
        Assert.Equal([12, 20], Quantities(s_noon.AddSeconds(2), s_noon.AddDays(2)));
    }

    [Fact]
    public async Task Archive_GivenASegmentAgain_KeepsItOnce()
    {
        await KeepAsync(1, s_noon, 10, 11);
        await NewArchive().KeepAsync(new SegmentName(s_journal, 1), Records(s_noon, 10, 11), mayBeKept: true);

        Assert.Equal([10, 11], Quantities());
        Assert.Single(Walk());
    }

    [Fact]
    public async Task Archive_WithASegmentTwice_CountsItOnce()
    {
        await KeepAsync(1, s_noon, 10, 11);
        await KeepAsync(1, s_noon, 10, 11);

        Assert.Equal([10, 11], Quantities());
        Assert.Equal(2, Walk().Length);
    }

    [Fact]
    public async Task Archive_AfterADeathInTheMiddleOfAnAppend_IsMended()
    {
        await KeepAsync(1, s_noon, 10);
        var whole = await File.ReadAllBytesAsync(OnlyFile());
        await KeepAsync(2, s_noon, 20);
        var both = await File.ReadAllBytesAsync(OnlyFile());
        for (var length = whole.Length + 1; length < both.Length; length += 7)
        {
            await File.WriteAllBytesAsync(OnlyFile(), both[..length]);

            await NewArchive().KeepAsync(new SegmentName(s_journal, 2), Records(s_noon, 20), mayBeKept: true);

            Assert.Equal(both, await File.ReadAllBytesAsync(OnlyFile()));
        }
    }

    [Fact]
    public async Task Archive_WithADamagedBlock_ReportsItAndGivesTheOthers()
    {
        await KeepAsync(1, s_noon, 10);
        var first = (int)new FileInfo(OnlyFile()).Length;
        await KeepAsync(2, s_noon, 20);
        await KeepAsync(3, s_noon, 30);
        var good = await File.ReadAllBytesAsync(OnlyFile());
        var second = Walk()[1];
        for (var at = first; at < first + second.Bytes; at += 5)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 4;
            await File.WriteAllBytesAsync(OnlyFile(), bad);
            _damage.Clear();

            Assert.Equal([10, 30], Quantities());
            var damage = Assert.Single(_damage);
            Assert.Equal((OnlyFile(), first, second.Bytes), (damage.File, damage.Offset, damage.Bytes));
        }
    }

    [Fact]
    public async Task Archive_OfSeveralNodes_IsReadAsOne()
    {
        var other = new ArchiveDirectory(Path.Combine(_temporary.Path, "other"));
        await KeepAsync(1, s_noon, 10);
        await new UsageArchive(other, _temporary.Metrics, NullLogger.Instance).KeepAsync(
            new SegmentName(new Guid("0199c0de-0000-7000-8000-0000000000bb"), 1), Records(s_noon, 50), false);

        // A directory named twice counts once.
        Assert.Equal([10, 50], QuantitiesOf([_files, other, _files]));
    }

    [Fact]
    public async Task Archive_ThatCannotBeWritten_LetsGoAndCounts()
    {
        await File.WriteAllTextAsync(_files.Directory, "A file is in the way.");

        await KeepAsync(1, s_noon, 10);

        Assert.Equal(1, _archive.Failures);
        File.Delete(_files.Directory);
        await KeepAsync(2, s_noon, 20);
        Assert.Equal([20], Quantities());
    }

    [Fact]
    public async Task Sweep_OfDaysThatWereKeptLongEnough_DeletesThem()
    {
        await KeepAsync(1, s_noon, 10);
        await KeepAsync(2, s_noon.AddDays(1), 20);
        Directory.CreateDirectory(Path.Combine(_files.Directory, "somebody-elses"));
        var clock = new FakeTimeProvider(s_noon.AddDays(7).AddHours(12).AddTicks(-1));
        using var stop = new CancellationTokenSource();
        var sweep = new ArchiveSweep(7, _files, clock, _temporary.Metrics, NullLogger.Instance);

        sweep.Sweep();
        Assert.Equal([10, 20], Quantities());

        var sweeping = sweep.RunAsync(stop.Token);
        clock.Advance(TimeSpan.FromHours(1));
        await Eventually.TrueAsync(() => _files.Folders().Count == 2);
        Assert.Equal(["2026-11-26", "somebody-elses"], _files.Folders());
        Assert.Equal([20], Quantities());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweeping);
    }

    private UsageArchive NewArchive() => new(_files, _temporary.Metrics, NullLogger.Instance);

    private ValueTask KeepAsync(long number, DateTimeOffset at, params long[] quantities) =>
        _archive.KeepAsync(new SegmentName(s_journal, number), Records(at, quantities), mayBeKept: false);

    /// <summary>Calls a second apart.</summary>
    private static IEnumerable<UsageRecord> Records(DateTimeOffset at, params long[] quantities) =>
        quantities.Select((quantity, i) =>
            JournalDirectory.Record(quantity) with { OccurredAt = at.AddSeconds(i) });

    private string OnlyFile() => Assert.Single(Directory.GetFiles(_files.Directory, "*", SearchOption.AllDirectories));

    private ArchivePiece[] Walk() =>
    [
        .. from folder in _files.Folders()
           from file in _files.List(folder)
           from piece in ArchiveFile.Walk(_files, folder, file)
           select piece,
    ];

    private long[] Quantities(DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        QuantitiesOf([_files], from, to);

    private long[] QuantitiesOf(
        ArchiveDirectory[] directories, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
    [
        .. new ArchiveReader(directories).Read(
            UnixMicroseconds.From(from ?? s_noon.AddYears(-1)),
            UnixMicroseconds.From(to ?? s_noon.AddYears(1)),
            _ => true,
            _damage.Add).Select(call => call.Record.Quantity).Order(),
    ];
}
