using System.Numerics;
using System.Runtime.InteropServices;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Journal.Segments;

/// <summary>
/// One usage record as it lies in a segment: 64 bytes, little-endian. The CRC-32C covers the segment's identity and
/// the number of the slot besides the record, so that a torn, changed or moved record is distinguished from a good one.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct RecordSlot
{
    public const int Bytes = 64;

    private const int ChecksumOffset = Bytes - sizeof(uint);
    private const long MaxMicros = 253_402_300_799_999_999;
    private const long MinMicros = -62_135_596_800_000_000;

    private readonly Guid _customer;
    private readonly long _occurredAtMicros;

    // Negative: of a test call. What does not know test calls takes it for damage, and charges nothing.
    private readonly long _quantity;
    private readonly int _meter;
    private readonly int _apiKey;

    // The id of the dimensions in the journal's DimensionFile; 0: none, as in slots written before there were any.
    private readonly int _dimensions;

    // For what a later version records: the id of an event or of a call in several records.
    private readonly long _reservedId;
    private readonly int _reserved;

    // What else is known; 0 in slots written before there was any.
    private readonly SlotFlags _flags;
    private readonly uint _checksum;

    private RecordSlot(in UsageRecord record, int dimensions, uint checksum)
    {
        _customer = record.Customer.Value;
        _occurredAtMicros = UnixMicroseconds.From(record.OccurredAt);
        _quantity = record.IsTest ? -record.Quantity : record.Quantity;
        _meter = record.Meter.Value;
        _apiKey = record.ApiKey.Value;
        _dimensions = dimensions;
        _flags = record.IsOfKeyLease ? SlotFlags.KeyLease : SlotFlags.None;
        _checksum = checksum;
    }

    /// <summary>Refuses what could not be read back.</summary>
    public static void Validate(in UsageRecord record)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(record.Quantity, 1, nameof(record));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(record.Quantity, UsageRecord.MaxQuantity, nameof(record));
        ArgumentOutOfRangeException.ThrowIfLessThan(record.Meter.Value, 1, nameof(record));
        ArgumentOutOfRangeException.ThrowIfNegative(record.ApiKey.Value, nameof(record));
    }

    /// <param name="dimensions">The id of its dimensions, see <see cref="DimensionFile"/>; 0: none.</param>
    public static void Write(Span<byte> target, uint seed, int slot, in UsageRecord record, int dimensions = 0)
    {
        var unsigned = new RecordSlot(in record, dimensions, 0);
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<RecordSlot>(in unsigned));
        var checksum = Checksum(seed, slot, bytes[..ChecksumOffset]);
        MemoryMarshal.Write(target, new RecordSlot(in record, dimensions, checksum));
    }

    /// <summary>Writes that a slot was used and its record taken back: it is skipped, and is not damage.</summary>
    public static void WriteVoid(Span<byte> target, uint seed, int slot) => Write(target, seed, slot, default);

    /// <summary>Reads a slot, and the id of the record's dimensions, which the record itself is without.</summary>
    public static SlotState Read(
        ReadOnlySpan<byte> source, uint seed, int slot, out UsageRecord record, out int dimensions)
    {
        (record, dimensions) = (default, 0);
        var read = MemoryMarshal.Read<RecordSlot>(source);
        if (read._checksum != Checksum(seed, slot, source[..ChecksumOffset]))
            return StateWithoutChecksum(source[..Bytes]);

        dimensions = read._dimensions;
        var isTest = read._quantity < 0;
        var quantity = isTest ? unchecked(-read._quantity) : read._quantity;
        var state = dimensions < 0 ? SlotState.Damaged : ToRecord(
            read._customer, read._meter, read._apiKey, quantity, read._occurredAtMicros, out record);
        if (state is SlotState.Record && (isTest || read._flags is not SlotFlags.None))
        {
            record = record with
            {
                IsTest = isTest,
                IsOfKeyLease = read._flags.HasFlag(SlotFlags.KeyLease),
            };
        }

        return state;
    }

    internal static SlotState StateWithoutChecksum(ReadOnlySpan<byte> slot) =>
        slot.ContainsAnyExcept((byte)0) ? SlotState.Damaged : SlotState.Unwritten;

    internal static SlotState ToRecord(
        Guid customer, int meter, int apiKey, long quantity, long occurredAtMicros, out UsageRecord record)
    {
        record = default;
        if (quantity == 0)
            return SlotState.Void;
        if (quantity is < 1 or > UsageRecord.MaxQuantity || meter < 1 || apiKey < 0
            || occurredAtMicros is < MinMicros or > MaxMicros)
        {
            return SlotState.Damaged;
        }

        record = new UsageRecord(
            new CustomerId(customer), new MeterId(meter), quantity, UnixMicroseconds.ToInstant(occurredAtMicros))
        {
            ApiKey = new ApiKeyId(apiKey),
        };
        return SlotState.Record;
    }

    /// <summary>The start of every checksum in one segment.</summary>
    public static uint Seed(SegmentName name)
    {
        var journal = name.Journal;
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in journal));
        var crc = BitOperations.Crc32C(uint.MaxValue, MemoryMarshal.Read<ulong>(bytes));
        crc = BitOperations.Crc32C(crc, MemoryMarshal.Read<ulong>(bytes[8..]));
        return BitOperations.Crc32C(crc, (ulong)name.Number);
    }

    /// <summary>The checksum of a slot's bytes but the last four, which hold it.</summary>
    internal static uint Checksum(uint seed, int slot, ReadOnlySpan<byte> bytes)
    {
        // Without slices: it is computed for every call.
        var crc = BitOperations.Crc32C(seed, (uint)slot);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes[..^sizeof(uint)]))
            crc = BitOperations.Crc32C(crc, word);
        return BitOperations.Crc32C(crc, MemoryMarshal.Read<uint>(bytes[^sizeof(uint)..]));
    }
}

[Flags]
internal enum SlotFlags
{
    None = 0,

    /// <summary>Its units were granted for its API key alone.</summary>
    KeyLease = 1,
}

internal enum SlotState
{
    Unwritten,
    Record,

    /// <summary>A record that was taken back before its call was answered.</summary>
    Void,

    Damaged,
}
