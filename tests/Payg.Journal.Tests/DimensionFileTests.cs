using Microsoft.Extensions.Time.Testing;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Segments;
using Payg.Journal.Tests.Simulation;

namespace Payg.Journal.Tests;

/// <summary>The dimensions of records lie in a file beside the segments, and share their fate.</summary>
public sealed class DimensionFileTests : IDisposable
{
    private const int Records = 40;

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Durability.Process)]
    [InlineData(Durability.Disk)]
    public async Task Records_WithDimensions_GiveThemBack(Durability durability)
    {
        using var journal = _directory.Open(durability: durability);
        await AppendAsync(journal, Records);
        await journal.SealAsync(default);

        Assert.Equal(Enumerable.Range(1, Records).Select(Record), journal.TakeAll());
        Assert.Single(DimensionFiles());
    }

    [Fact]
    public async Task Journal_WithoutDimensions_HasNoFileForThem()
    {
        using var journal = _directory.Open();
        await journal.AppendAsync(1, Records);
        Assert.True(journal.TryReserve());
        await journal.AppendAsync(JournalDirectory.Record(99) with { Dimensions = Dimensions.None });
        await journal.SealAsync(default);

        Assert.All(journal.TakeAll(), record => Assert.Null(record.Dimensions));
        Assert.Empty(DimensionFiles());
    }

    [Fact]
    public async Task Adoption_OfAJournalThatDied_KeepsTheFileUntilItsSegmentsAreGone()
    {
        await DieAsync();
        var dead = Assert.Single(DimensionFiles());

        // The same sets get ids of their own in the next process, in another order.
        using (var journal = _directory.Open())
        {
            for (var number = Records; number > 0; number--)
            {
                Assert.True(journal.TryReserve());
                await journal.AppendAsync(Record(number));
            }

            Assert.Equal(Enumerable.Range(1, Records).Select(Record), journal.TakeAll());
        }

        Assert.Equal(2, DimensionFiles().Length);
        using (var journal = _directory.Open())
        {
            Assert.DoesNotContain(dead, DimensionFiles());
            Assert.Equal(Enumerable.Range(1, Records).Select(Record).Reverse(), journal.TakeAll());
        }

        using (_directory.Open())
            Assert.Empty(DimensionFiles());
    }

    [Fact]
    public async Task Adoption_OfASegmentThatWasSetAside_StillHasItsDimensions()
    {
        await DieAsync();
        string aside;
        using (var journal = _directory.Open())
        {
            aside = journal.SetAside(journal.FirstSealed!);
            Assert.Empty(journal.TakeAll());
        }

        using (_directory.Open())
            Assert.Single(DimensionFiles());
        File.Move(aside, Path.Combine(_directory.Path, Path.GetFileName(aside)));

        using var last = _directory.Open();
        Assert.Equal(Enumerable.Range(1, Records).Select(Record), last.TakeAll());
    }

    [Fact]
    public async Task Adoption_OfAFileCutOffAnywhere_CountsTheRecordsBehindTheCutWithout()
    {
        var (segment, dimensions) = await LeaveAsync();
        for (var length = 0; length <= 5 * DimensionFile.BlockBytes; length += length < 10 ? 1 : 5)
        {
            Write(segment, dimensions with { Bytes = dimensions.Bytes[..length] });

            AssertLost(segment, Adopt(), id => Ends(dimensions.Bytes, id) > length);
        }
    }

    [Fact]
    public async Task Adoption_OfAFileWithFlippedBits_LosesOnlyTheDimensionsThatWereHit()
    {
        var (segment, dimensions) = await LeaveAsync();
        var random = new Random(20261127);
        for (var round = 0; round < 60; round++)
        {
            var bytes = dimensions.Bytes.ToArray();
            var hits = new HashSet<int>();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                var at = random.Next(6 * DimensionFile.BlockBytes);
                bytes[at] ^= (byte)(1 << random.Next(8));
                hits.Add(at);
            }

            Write(segment, dimensions with { Bytes = bytes });

            AssertLost(segment, Adopt(), id =>
            {
                var entry = DimensionFile.OffsetOf(id)..Ends(dimensions.Bytes, id);
                return !bytes[entry].SequenceEqual(dimensions.Bytes[entry]);
            });
        }
    }

    [Fact]
    public async Task Adoption_WithoutTheFileOrWithThatOfAnotherJournal_CountsWithout()
    {
        var (segment, dimensions) = await LeaveAsync();
        Write(segment);
        AssertLost(segment, Adopt(), _ => true);

        var other = Guid.CreateVersion7();
        var moved = dimensions with { Name = DimensionFile.NameOf(SegmentOf(segment).Journal) };
        Write(segment with { Name = new SegmentName(other, 1).FileName }, moved);
        Assert.Empty(Adopt());
        Assert.Single(TakeDamaged());

        var copy = new byte[dimensions.Bytes.Length];
        dimensions.Bytes.CopyTo(copy, 0);
        DimensionFile.Write(copy, other, 1, Set(1)!);
        Write(segment, moved with { Bytes = copy });
        AssertLost(segment, Adopt(), id => id == 1);
    }

    [Fact]
    public async Task Sets_BeyondTheBound_BecomeOther()
    {
        // 16 blocks, of which 2 are kept for the value other.
        using var journal = Open(new SimulatedFiles(new SimulatedDisk(new Random(1))), 16 * DimensionFile.BlockBytes);
        for (var number = 1; number <= 20; number++)
        {
            Assert.True(journal.TryReserve());
            await journal.AppendAsync(JournalDirectory.Record(number) with { Dimensions = Model($"m{number}") });
        }

        Assert.True(journal.TryReserve());
        await journal.AppendAsync(JournalDirectory.Record(21) with { Dimensions = Model("m3") });
        for (var number = 22; number <= 24; number++)
        {
            Assert.True(journal.TryReserve());
            await journal.AppendAsync(JournalDirectory.Record(number) with
            {
                Dimensions = Dimensions.Of([new($"name{number}", "x")]),
            });
        }

        await journal.SealAsync(default);
        var found = journal.TakeAll();

        Assert.Equal(
            Enumerable.Range(1, 20).Select(number => Model(number <= 14 ? $"m{number}" : "other")).Append(Model("m3")),
            found.Take(21).Select(record => record.Dimensions));

        // Room for one more combination of names, and none for the next.
        Assert.Equal("""{"name22":"other"}""", found[21].Dimensions!.Text);
        Assert.Equal([null, null], found.Skip(22).Select(record => record.Dimensions));
        Assert.Equal(7, _directory.Read("payg.journal.records.other"));
        Assert.Equal(2, _directory.Read("payg.journal.records.undimensioned"));
    }

    [Fact]
    public async Task Records_WhileTheFileCannotBeCreated_AreCountedWithout()
    {
        var disk = new SimulatedDisk(new Random(1));
        var clock = new FakeTimeProvider();
        using var journal = Open(new SimulatedFiles(disk), 1024, clock);
        disk.IsFull = true;
        await AppendAsync(journal, 1);
        disk.IsFull = false;
        await AppendAsync(journal, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await AppendAsync(journal, 1);
        await journal.SealAsync(default);

        Assert.Equal([null, null, Set(1)], journal.TakeAll().Select(record => record.Dimensions));
        Assert.Equal(2, _directory.Read("payg.journal.records.undimensioned"));
    }

    [Fact]
    public async Task Dimensions_ThatTheDiskRefused_AreWrittenAgain()
    {
        var random = new Random(1);
        var disk = new SimulatedDisk(random);
        using (var journal = Open(new FailingFiles(disk), 1024, durability: Durability.Disk))
        {
            // The failed sync closes the segment, and what was dropped by the disk is written for the next record.
            await AppendAsync(journal, 1);
            disk.SyncFails = true;
            await Assert.ThrowsAsync<IOException>(() => AppendAsync(journal, 2, from: 2));
            disk.Files.Single(file => file.Path!.EndsWith(DimensionFile.Extension, StringComparison.Ordinal))
                .Memory.AsSpan().Clear();
            disk.SyncFails = false;
            await AppendAsync(journal, 3, from: 3);
        }

        for (var loss = 0; loss < 5; loss++)
            disk.LosePower();
        using var next = Open(new SimulatedFiles(disk), 1024);
        Assert.Equal([Record(1), Record(3)], next.TakeAll().Where(record => record.Quantity != 2));
    }

    private UsageJournal Open(
        Payg.Journal.Files.IJournalFiles files,
        int dimensionBytes,
        TimeProvider? clock = null,
        Durability durability = Durability.Process) => UsageJournal.Open(
            files,
            new JournalOptions(durability, JournalDirectory.SmallSegment * 8, JournalDirectory.SmallSegment)
            {
                DimensionBytes = dimensionBytes,
            },
            clock ?? new FakeTimeProvider(), _directory.Metrics,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private static Dimensions Model(string model) => Dimensions.Of([new("model", model)]);

    /// <summary>Every fourth record has none; of the three others, one takes two blocks.</summary>
    private static Dimensions? Set(int number) => (number % 4) switch
    {
        0 => null,
        1 => Dimensions.Of([new("kind", "input"), new("model", "gpt-5")]),
        2 => Dimensions.Of([new("kind", new string('k', 64)), new("model", "gpt-4 \"ü\"")]),
        _ => Dimensions.Of([new("region", "eu")]),
    };

    private static UsageRecord Record(int number) =>
        JournalDirectory.Record(number) with { Dimensions = Set(number) };

    private static async Task AppendAsync(UsageJournal journal, int to, int from = 1)
    {
        for (var number = from; number <= to; number++)
        {
            Assert.True(journal.TryReserve());
            await journal.AppendAsync(Record(number));
        }
    }

    private async Task DieAsync()
    {
        using var journal = _directory.Open();
        await AppendAsync(journal, Records);
    }

    private async Task<(LeftFile Segment, LeftFile Dimensions)> LeaveAsync()
    {
        await DieAsync();
        var files = _directory.Files().Select(path => new LeftFile(Path.GetFileName(path), File.ReadAllBytes(path)))
            .ToList();
        foreach (var file in _directory.Files())
            File.Delete(file);
        return (files.First(file => file.Name.EndsWith(SegmentName.Extension, StringComparison.Ordinal)),
            files.Single(file => file.Name.EndsWith(DimensionFile.Extension, StringComparison.Ordinal)));
    }

    private void Write(params LeftFile[] files)
    {
        foreach (var file in files)
            File.WriteAllBytes(Path.Combine(_directory.Path, file.Name), file.Bytes);
    }

    private List<UsageRecord> Adopt()
    {
        using var journal = _directory.Open(maxSegments: 1000);
        var found = journal.TakeAll();
        journal.Dispose();
        foreach (var file in DimensionFiles())
            File.Delete(Path.Combine(_directory.Path, file));
        return found;
    }

    /// <summary>All records are there, and just those whose dimensions are lost are without.</summary>
    private void AssertLost(LeftFile segment, List<UsageRecord> found, Func<int, bool> isLost)
    {
        // The ids in the order of the first record of each set: the second takes two blocks.
        int[] ids = [0, 1, 2, 4];
        var expected = Enumerable.Range(1, Records).Select(number => ids[number % 4] is > 0 and var id && isLost(id)
            ? Record(number) with { Dimensions = null }
            : Record(number));
        Assert.Equal(expected, found);
        Assert.Equal(ids.Any(id => id > 0 && isLost(id)) ? [segment.Name + ".damaged"] : [], TakeDamaged());
    }

    private static int Ends(byte[] file, int id) => DimensionFile.OffsetOf(id) + 6
        + System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(DimensionFile.OffsetOf(id) + 4));

    private static SegmentName SegmentOf(LeftFile file) =>
        SegmentName.TryParse(file.Name, out var name) ? name : throw new InvalidOperationException(file.Name);

    private string[] DimensionFiles() =>
    [
        .. _directory.Files().Select(path => Path.GetFileName(path))
            .Where(name => name.EndsWith(DimensionFile.Extension, StringComparison.Ordinal)),
    ];

    private string[] TakeDamaged()
    {
        var files = _directory.Files("damaged");
        foreach (var file in files)
            File.Delete(file);
        return [.. files.Select(path => Path.GetFileName(path))];
    }

    private sealed record LeftFile(string Name, byte[] Bytes);
}
