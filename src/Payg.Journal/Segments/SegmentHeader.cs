using System.Numerics;
using System.Runtime.InteropServices;
using Payg.Core.Calendar;

namespace Payg.Journal.Segments;

/// <summary>
/// The first 64 bytes of a segment file: what it is, and, once sealed, how many slots were used. Identity comes from
/// the file's name; what a destroyed header takes with it is the proof that the file is complete, no record.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct SegmentHeader
{
    public const int Bytes = 64;

    /// <summary>The layout written by this code: slots with an API key.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The layout before it, see <see cref="EarlierRecordSlot"/>.</summary>
    public const int EarlierVersion = 1;

    // "PAYGUSE" and a zero byte, read as a little-endian number.
    private const ulong Magic = 0x0045_5355_4759_4150;
    private const int SealOffset = 52;

    private readonly ulong _magic;
    private readonly int _version;
    private readonly int _slots;
    private readonly Guid _journal;
    private readonly long _number;
    private readonly long _createdAtMicros;
    private readonly uint _checksum;
    private readonly int _sealedSlots;
    private readonly uint _sealChecksum;
    private readonly uint _reserved;

    private SegmentHeader(SegmentName name, int slots, DateTimeOffset createdAt)
    {
        _magic = Magic;
        _version = CurrentVersion;
        _slots = slots;
        _journal = name.Journal;
        _number = name.Number;
        _createdAtMicros = UnixMicroseconds.From(createdAt);
    }

    public int Version => _version;

    public int Slots => _slots;

    public SegmentName Name => new(_journal, _number);

    /// <summary>How many slots were used when it was sealed; null for a segment that never was.</summary>
    public int? SealedSlots =>
        _sealChecksum == SealChecksum(_checksum, _sealedSlots) && _sealChecksum != 0 ? _sealedSlots : null;

    public static void Write(Span<byte> target, SegmentName name, int slots, DateTimeOffset createdAt)
    {
        MemoryMarshal.Write(target, new SegmentHeader(name, slots, createdAt));
        MemoryMarshal.Write(target[(SealOffset - sizeof(uint))..], Checksum(target));
    }

    /// <summary>Notes how many slots were used. The file may then be shortened to them.</summary>
    public static void WriteSeal(Span<byte> target, int usedSlots)
    {
        var checksum = MemoryMarshal.Read<uint>(target[(SealOffset - sizeof(uint))..]);
        MemoryMarshal.Write(target[SealOffset..], usedSlots);
        MemoryMarshal.Write(target[(SealOffset + sizeof(int))..], SealChecksum(checksum, usedSlots));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out SegmentHeader header)
    {
        header = default;
        if (source.Length < Bytes)
            return false;
        header = MemoryMarshal.Read<SegmentHeader>(source);
        return header._magic == Magic && header._checksum == Checksum(source);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) =>
        Files.Checksum.Continue(uint.MaxValue, bytes[..(SealOffset - sizeof(uint))]);

    private static uint SealChecksum(uint headerChecksum, int usedSlots) =>
        BitOperations.Crc32C(~headerChecksum, (uint)usedSlots);
}
