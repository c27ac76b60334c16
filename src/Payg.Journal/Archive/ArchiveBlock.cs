using System.IO.Compression;
using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Segments;

namespace Payg.Journal.Archive;

/// <summary>
/// One flushed segment as it lies in the archive: a header and its records as compressed columns. Making one takes a
/// few times the bytes of the segment, which has at most 4 MiB.
/// </summary>
internal static class ArchiveBlock
{
    // Half a millisecond for a thousand records; higher levels gain a few percent for many times the time.
    private const int Quality = 5;
    private const int WindowBits = 22;

    /// <summary>The same good records, in any order, give the same bytes.</summary>
    public static byte[] Encode(SegmentName segment, IEnumerable<UsageRecord> records, out ArchiveHeader header)
    {
        UsageRecord[] sorted = [.. records];
        ArchiveColumns.Sort(sorted);
        var (oldest, newest) = (long.MaxValue, long.MinValue);
        foreach (var record in sorted)
        {
            var micros = UnixMicroseconds.From(record.OccurredAt);
            (oldest, newest) = (Math.Min(oldest, micros), Math.Max(newest, micros));
        }

        var raw = ArchiveColumns.Write(sorted, oldest);
        var block = new byte[ArchiveHeader.Bytes + BrotliEncoder.GetMaxCompressedLength(raw.Length)];
        if (!BrotliEncoder.TryCompress(raw, block.AsSpan(ArchiveHeader.Bytes), out var packed, Quality, WindowBits))
            throw new InvalidOperationException("The greatest length of a compressed block is wrong.");
        Array.Resize(ref block, ArchiveHeader.Bytes + packed);
        header = new ArchiveHeader(
            segment, sorted.Length, oldest, newest, raw.Length, packed,
            ArchiveHeader.Checksum(block.AsSpan(ArchiveHeader.Bytes)));
        header.Write(block);
        return block;
    }

    /// <summary>The records of a block, by customer, meter and time: the same order each time.</summary>
    /// <exception cref="InvalidDataException">They are not as they were written.</exception>
    public static UsageRecord[] Decode(in ArchiveHeader header, ReadOnlySpan<byte> packed)
    {
        if (packed.Length != header.PackedBytes || ArchiveHeader.Checksum(packed) != header.PackedChecksum)
            throw new InvalidDataException("The checksum of a block does not fit.");
        var raw = new byte[header.RawBytes];
        if (!BrotliDecoder.TryDecompress(packed, raw, out var length) || length != raw.Length)
            throw new InvalidDataException("A block cannot be decompressed.");
        return ArchiveColumns.Read(raw, header.Records, header.OldestMicros, header.Version);
    }
}
