using System.Numerics;
using System.Runtime.InteropServices;
using Payg.Core.Usage;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests;

/// <summary>Whatever happens to the files of a dead process: good records are found, damage is reported.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Records = 40;

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Adoption_OfAFileCutOffAnywhere_KeepsTheRecordsBeforeTheCut(bool isSealed)
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed);
        foreach (var length in Cuts(whole.Length))
        {
            File.WriteAllBytes(Path.Combine(_directory.Path, name), whole[..length]);

            var found = Adopt();

            var kept = Math.Clamp((length - SegmentHeader.Bytes) / RecordSlot.Bytes, 0, Records);
            Assert.Equal(Enumerable.Range(1, kept), found.Select(record => (int)record.Quantity));
            Assert.Equal([name + ".damaged"], TakeDamaged());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Adoption_OfAFileWithFlippedBits_LosesOnlyTheRecordsThatWereHit(bool isSealed)
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed);
        var random = new Random(20261123);
        for (var round = 0; round < 200; round++)
        {
            var bytes = whole.ToArray();
            var hit = new HashSet<int>();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                var at = random.Next(bytes.Length);
                bytes[at] ^= (byte)(1 << random.Next(8));
                hit.Add(at < SegmentHeader.Bytes ? -1 : (at - SegmentHeader.Bytes) / RecordSlot.Bytes);
            }

            File.WriteAllBytes(Path.Combine(_directory.Path, name), bytes);
            var expected = Enumerable.Range(1, Records).Where(number => Same(bytes, whole, number - 1));

            var found = Adopt();

            Assert.Equal(expected, found.Select(record => (int)record.Quantity));
            if (hit.Any(slot => slot >= 0 && !Same(bytes, whole, slot)))
                Assert.Equal([name + ".damaged"], TakeDamaged());
            else
                TakeDamaged();
        }
    }

    [Fact]
    public async Task Adoption_OfAGapInASealedSegment_IsReportedAsDamage()
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed: true);
        whole.AsSpan(OpenSegment.OffsetOf(10), RecordSlot.Bytes).Clear();
        File.WriteAllBytes(Path.Combine(_directory.Path, name), whole);

        Assert.Equal(Records - 1, Adopt().Count);
        Assert.Equal([name + ".damaged"], TakeDamaged());
    }

    [Fact]
    public async Task Adoption_OfAGapInASegmentThatWasOpen_IsACallThatWasNeverAnswered()
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed: false);
        whole.AsSpan(OpenSegment.OffsetOf(10), RecordSlot.Bytes).Clear();
        File.WriteAllBytes(Path.Combine(_directory.Path, name), whole);

        Assert.Equal(Records - 1, Adopt().Count);
        Assert.Empty(TakeDamaged());
    }

    [Fact]
    public async Task Adoption_OfARecordMovedToAnotherSlotOrSegment_IsReportedAsDamage()
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed: false);
        var first = whole.AsSpan(OpenSegment.OffsetOf(0), RecordSlot.Bytes);
        first.CopyTo(whole.AsSpan(OpenSegment.OffsetOf(5)));
        File.WriteAllBytes(Path.Combine(_directory.Path, name), whole);
        Assert.Equal(Records - 1, Adopt().Count);
        Assert.Single(TakeDamaged());

        Assert.True(SegmentName.TryParse(name, out var parsed));
        var other = parsed with { Number = parsed.Number + 50 };
        File.WriteAllBytes(Path.Combine(_directory.Path, other.FileName), whole);
        Assert.Empty(Adopt());
        Assert.Equal([other.FileName + ".damaged"], TakeDamaged());
    }

    [Fact]
    public async Task Adoption_OfALayoutFromAnotherVersion_SetsTheFileAside()
    {
        var (name, whole) = await LeaveSegmentAsync(isSealed: true);
        var newer = whole.ToArray();
        newer[8]++;
        MemoryMarshal.Write(newer.AsSpan(48), HeaderChecksum(newer));
        File.WriteAllBytes(Path.Combine(_directory.Path, name), newer);

        using var journal = _directory.Open();
        var segment = journal.FirstSealed!;

        Assert.False(segment.Scan.IsReadable);
        journal.SetAside(segment);
        Assert.Equal(newer, File.ReadAllBytes(Assert.Single(_directory.Files("set-aside"))));
        Assert.Equal(1, journal.Status.SetAside);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adoption_OfASegmentOfTheVersionBefore_FindsItsRecordsWithoutApiKeys(bool isHeaderDestroyed)
    {
        var name = new SegmentName(Guid.Parse("0199c0de-0000-7000-8000-000000000001"), 7);
        var bytes = EarlierSegment(name, Records, slots: Records + 5);
        if (isHeaderDestroyed)
            bytes.AsSpan(0, SegmentHeader.Bytes).Fill(0xAB);

        // The third record is torn.
        bytes[SegmentHeader.Bytes + (2 * EarlierRecordSlot.Bytes) + 30] ^= 1;
        File.WriteAllBytes(Path.Combine(_directory.Path, name.FileName), bytes);

        var found = Adopt();

        Assert.Equal(
            Enumerable.Range(1, Records).Where(number => number != 3)
                .Select(number => JournalDirectory.Record(number) with { ApiKey = default }),
            found);
        Assert.Equal([name.FileName + ".damaged"], TakeDamaged());
    }

    /// <summary>A file as version 1 wrote it: slots of 40 bytes.</summary>
    private static byte[] EarlierSegment(SegmentName name, int records, int slots)
    {
        var bytes = new byte[SegmentHeader.Bytes + (slots * EarlierRecordSlot.Bytes)];
        SegmentHeader.Write(bytes, name, slots, DateTimeOffset.UnixEpoch);
        MemoryMarshal.Write(bytes.AsSpan(8), 1);
        MemoryMarshal.Write(bytes.AsSpan(48), HeaderChecksum(bytes));
        for (var slot = 0; slot < records; slot++)
        {
            var record = JournalDirectory.Record(slot + 1);
            var target = bytes.AsSpan(SegmentHeader.Bytes + (slot * EarlierRecordSlot.Bytes));
            record.Customer.Value.TryWriteBytes(target);
            MemoryMarshal.Write(target[16..], slot + 1L);
            MemoryMarshal.Write(target[24..], record.Quantity);
            MemoryMarshal.Write(target[32..], record.Meter.Value);
            MemoryMarshal.Write(target[36..], RecordSlot.Checksum(RecordSlot.Seed(name), slot, target[..36]));
        }

        return bytes;
    }

    [Fact]
    public void Adoption_OfFilesOfOthers_LeavesThemAlone()
    {
        var notes = Path.Combine(_directory.Path, "notes.usage");
        File.WriteAllText(notes, "These are no records.");
        var unfinished = Path.Combine(_directory.Path, new SegmentName(Guid.Empty, 1).FileName + ".new");
        File.WriteAllBytes(unfinished, new byte[100]);

        Assert.Empty(Adopt());

        Assert.True(File.Exists(notes));
        Assert.False(File.Exists(unfinished));
    }

    /// <summary>Each byte of the header, of the first and last two slots, and each whole slot between.</summary>
    private static IEnumerable<int> Cuts(int length) => Enumerable.Range(0, length).Where(at =>
        at < OpenSegment.OffsetOf(2)
        || at % RecordSlot.Bytes == SegmentHeader.Bytes % RecordSlot.Bytes
        || (at > OpenSegment.OffsetOf(Records - 2) && at < OpenSegment.OffsetOf(Records) + 2));

    private static uint HeaderChecksum(byte[] header)
    {
        var crc = uint.MaxValue;
        for (var at = 0; at < 48; at += sizeof(ulong))
            crc = BitOperations.Crc32C(crc, MemoryMarshal.Read<ulong>(header.AsSpan(at)));
        return crc;
    }

    private static bool Same(byte[] left, byte[] right, int slot) =>
        left.AsSpan(OpenSegment.OffsetOf(slot), RecordSlot.Bytes)
            .SequenceEqual(right.AsSpan(OpenSegment.OffsetOf(slot), RecordSlot.Bytes));

    /// <summary>Has a journal write one segment and die, and returns that file, which is taken away.</summary>
    private async Task<(string Name, byte[] Bytes)> LeaveSegmentAsync(bool isSealed)
    {
        using (var journal = _directory.Open())
        {
            await journal.AppendAsync(1, Records);
            if (isSealed)
                await journal.SealAsync(default);
        }

        var path = _directory.Files()[0];
        var bytes = File.ReadAllBytes(path);
        foreach (var file in _directory.Files())
            File.Delete(file);
        return (Path.GetFileName(path), bytes);
    }

    private List<UsageRecord> Adopt()
    {
        using var journal = _directory.Open(maxSegments: 1000);
        return journal.TakeAll();
    }

    private string?[] TakeDamaged()
    {
        var files = _directory.Files("damaged");
        foreach (var file in files)
            File.Delete(file);
        return [.. files.Select(Path.GetFileName)];
    }
}
