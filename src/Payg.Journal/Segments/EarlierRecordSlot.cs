using System.Runtime.InteropServices;
using Payg.Core.Usage;

namespace Payg.Journal.Segments;

/// <summary>One usage record as version 1 wrote it: 40 bytes, without an API key. Only read.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct EarlierRecordSlot
{
    public const int Bytes = 40;

    private const int ChecksumOffset = Bytes - sizeof(uint);

    private readonly Guid _customer;
    private readonly long _occurredAtMicros;
    private readonly long _quantity;
    private readonly int _meter;
    private readonly uint _checksum;

    public static SlotState Read(
        ReadOnlySpan<byte> source, uint seed, int slot, out UsageRecord record, out int dimensions)
    {
        (record, dimensions) = (default, 0);
        var read = MemoryMarshal.Read<EarlierRecordSlot>(source);
        return read._checksum == RecordSlot.Checksum(seed, slot, source[..ChecksumOffset])
            ? RecordSlot.ToRecord(
                read._customer, read._meter, apiKey: 0, read._quantity, read._occurredAtMicros, out record)
            : RecordSlot.StateWithoutChecksum(source[..Bytes]);
    }
}
