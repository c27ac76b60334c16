using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Archive;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Archive;

public sealed class ArchiveReaderTests : IDisposable
{
    private const int NotArchived = 401;

    private static readonly Guid s_journal = new("0199c0de-0000-7000-8000-0000000000aa");
    private static readonly DateTimeOffset s_midnight = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    private readonly JournalDirectory _temporary = new();
    private readonly LogEvents _log = new();
    private readonly List<ArchiveDamage> _damage = [];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Oldest_OfAnArchiveWithoutCalls_IsNull()
    {
        Directory.CreateDirectory(Path.Combine(FolderOf("one"), "notes"));

        Assert.Null(ReaderOf("one", "none").OldestMicros());
    }

    [Fact]
    public async Task Oldest_OfSeveralArchives_IsThatOfTheirFirstDays()
    {
        await KeepAsync("one", 1, s_midnight.AddDays(1));
        await KeepAsync("one", 2, s_midnight.AddHours(7), s_midnight.AddHours(6));
        await KeepAsync("other", 3, s_midnight.AddHours(5), s_midnight.AddHours(8));
        Write("one", "0000 notes", "a.calls");
        Write("one", "2026-11-26", "notes.txt");

        Assert.Equal(UnixMicroseconds.From(s_midnight.AddHours(6)), ReaderOf("one").OldestMicros());
        Assert.Equal(UnixMicroseconds.From(s_midnight.AddHours(5)), ReaderOf("one", "other").OldestMicros());
        Assert.Empty(_damage);
    }

    [Fact]
    public async Task Read_OfAPeriod_FindsCallsOfBlocksThatEndLater()
    {
        // The second block lies in the folder of the day of its last call.
        await KeepAsync("one", 1, s_midnight.AddHours(-3));
        await KeepAsync("one", 2, s_midnight.AddHours(-2), s_midnight.AddHours(1));
        await KeepAsync("one", 3, s_midnight.AddHours(2));

        Assert.Equal([-3, -2], HoursOf(Read(-3, -1, "one")));
        Assert.Equal([-2, 1, 2], HoursOf(Read(-2, 3, "one")));
        Assert.Equal([1], HoursOf(Read(0, 2, "one")));
        Assert.Empty(Read(3, 4, "one"));
    }

    [Fact]
    public async Task Read_OfCopiesOfOneFile_GivesEachCallOnceAndPassesOverOthersFiles()
    {
        await KeepAsync("one", 1, s_midnight);
        await KeepAsync("copy", 1, s_midnight);
        await KeepAsync("copy", 2, s_midnight.AddHours(1));
        Write("one", "2026-11-26", "notes.txt");
        Write("one", "2026-11-31", "a.calls");

        Assert.Equal([0, 1], HoursOf(Read(-24, 240, "one", "copy")));
        Assert.Empty(_damage);
    }

    [Fact]
    public async Task Read_OfAFileThatIsNoBlock_ReportsWhereItIs()
    {
        Write("one", "2026-11-26", "a.calls", new string('x', 300));

        Assert.Empty(Read(-24, 24, "one"));

        var damage = Assert.Single(_damage);
        Assert.Equal(Path.Combine(FolderOf("one"), "2026-11-26", "a.calls"), damage.File);
        Assert.Equal((0, 300), (damage.Offset, damage.Bytes));
        Assert.NotEmpty(damage.Reason);
        await KeepAsync("one", 1, s_midnight);
        Assert.Equal([0], HoursOf(Read(-24, 24, "one")));
    }

    [Fact]
    public async Task Archive_ThatKeepsSegments_CountsThem()
    {
        await KeepAsync("one", 1, s_midnight, s_midnight.AddHours(1));
        await KeepAsync("one", 2, s_midnight);

        var file = Assert.Single(new DirectoryInfo(FolderOf("one")).GetFiles("*.calls", SearchOption.AllDirectories));
        Assert.Equal(2, _temporary.Read("payg.archive.segments"));
        Assert.Equal(3, _temporary.Read("payg.archive.records"));
        Assert.Equal(file.Length, _temporary.Read("payg.archive.bytes"));
        Assert.Equal(0, _temporary.Read("payg.archive.failures"));
    }

    [Fact]
    public async Task Archive_ThatCannotKeepASegment_CountsAndReportsIt()
    {
        File.WriteAllText(FolderOf("one"), "This is no folder.");

        await KeepAsync("one", 1, s_midnight);

        Assert.Equal([NotArchived], _log.Ids);
        Assert.Equal(1, _temporary.Read("payg.archive.failures"));
        Assert.Equal(0, _temporary.Read("payg.archive.segments"));
    }

    private string FolderOf(string archive) => Path.Combine(_temporary.Path, archive);

    private void Write(string archive, string day, string name, string text = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(FolderOf(archive), day));
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    private ArchiveReader ReaderOf(params string[] archives) => new(archives.Select(FolderOf));

    private List<ArchivedCall> Read(int fromHour, int toHour, params string[] archives) =>
    [
        .. ReaderOf(archives).Read(
            UnixMicroseconds.From(s_midnight.AddHours(fromHour)), UnixMicroseconds.From(s_midnight.AddHours(toHour)),
            _damage.Add),
    ];

    private static IEnumerable<int> HoursOf(List<ArchivedCall> calls) =>
        calls.Select(call => (int)(call.Record.OccurredAt - s_midnight).TotalHours);

    private async Task KeepAsync(string archive, long number, params DateTimeOffset[] at) =>
        await new UsageArchive(FolderOf(archive), _temporary.Metrics, _log).KeepAsync(
            new SegmentName(s_journal, number),
            at.Select(instant => new UsageRecord(new CustomerId(s_journal), new MeterId(1), 1, instant)),
            mayBeKept: false);
}
