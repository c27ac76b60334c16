using System.Buffers.Binary;
using System.Numerics;

namespace Payg.Journal.Files;

internal static class Checksum
{
    /// <summary>Continues from an earlier checksum, or from a number that stands before the bytes.</summary>
    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
