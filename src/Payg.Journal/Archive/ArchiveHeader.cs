using System.Buffers.Binary;
using Payg.Journal.Segments;

namespace Payg.Journal.Archive;

/// <summary>
/// The first 72 bytes of a block, which is one archived segment: what it holds, how long it is, and two CRC-32C, one
/// of these bytes and one of those that follow. Little-endian.
/// </summary>
/// <param name="Segment">The identity of the block: no two good blocks share one.</param>
/// <param name="OldestMicros">When the first of them occurred, in microseconds since 1970.</param>
/// <param name="RawBytes">The length of the columns before they were compressed.</param>
internal readonly record struct ArchiveHeader(
    SegmentName Segment,
    int Records,
    long OldestMicros,
    long NewestMicros,
    int RawBytes,
    int PackedBytes,
    uint PackedChecksum)
{
    public const int Bytes = 72;

    /// <summary>More than any segment takes, compressed or not: what says more is no header.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The layout written by this code: columns with API keys and dimensions.</summary>
    public const int CurrentVersion = 3;

    /// <summary>The first layout that had API keys.</summary>
    public const int ApiKeyVersion = 2;

    /// <summary>The first layout: customers, meters, times and quantities.</summary>
    public const int FirstVersion = 1;

    private const int ChecksumOffset = Bytes - sizeof(uint);

    public static ReadOnlySpan<byte> Magic => "PAYGCALL"u8;

    public int Version { get; private init; } = CurrentVersion;

    public int BlockBytes => Bytes + PackedBytes;

    public bool Overlaps(long fromMicros, long toMicros) => NewestMicros >= fromMicros && OldestMicros < toMicros;

    public void Write(Span<byte> target)
    {
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], Records);
        Segment.Journal.TryWriteBytes(target[16..]);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], Segment.Number);
        BinaryPrimitives.WriteInt64LittleEndian(target[40..], OldestMicros);
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], NewestMicros);
        BinaryPrimitives.WriteInt32LittleEndian(target[56..], RawBytes);
        BinaryPrimitives.WriteInt32LittleEndian(target[60..], PackedBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(target[64..], PackedChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(target[ChecksumOffset..], Checksum(target[..ChecksumOffset]));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out ArchiveHeader header)
    {
        header = default;
        if (source.Length < Bytes
            || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[ChecksumOffset..]) != Checksum(source[..ChecksumOffset])
            || BinaryPrimitives.ReadInt32LittleEndian(source[8..]) is < FirstVersion or > CurrentVersion)
        {
            return false;
        }

        header = new ArchiveHeader(
            new SegmentName(new Guid(source[16..32]), BinaryPrimitives.ReadInt64LittleEndian(source[32..])),
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[48..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[56..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[60..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[64..]))
        {
            Version = BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
        };
        return header is { Records: > 0, RawBytes: > 0 and <= MaxBytes, PackedBytes: > 0 and <= MaxBytes };
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes) => ~Files.Checksum.Continue(uint.MaxValue, bytes);
}
