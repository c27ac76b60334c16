using System.Buffers.Binary;
using System.Text;
using Payg.Core.Meters;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>
/// The layout of the file beside a journal's segments that has the dimensions of its records, such as
/// <c>0199…c2.dimensions</c>. It is a row of blocks of 64 bytes. A set of dimensions takes one or more of them, and its
/// id is the number of its first block, from 1 on: so an entry is found, and is good or damaged, whatever became of
/// the others. Little-endian: CRC-32C, length of the text, the text in UTF-8.
/// </summary>
internal static class DimensionFile
{
    public const string Extension = ".dimensions";

    public const int BlockBytes = 64;

    private const int LengthOffset = sizeof(uint);
    private const int TextOffset = LengthOffset + sizeof(ushort);

    public static string NameOf(Guid journal) => JournalFileName.Of(journal, Extension);

    public static int OffsetOf(int id) => (id - 1) * BlockBytes;

    public static int BlocksOf(Dimensions dimensions) =>
        (TextOffset + Encoding.UTF8.GetByteCount(dimensions.Text) + BlockBytes - 1) / BlockBytes;

    public static void Write(Span<byte> file, Guid journal, int id, Dimensions dimensions)
    {
        var entry = file[OffsetOf(id)..];
        var length = Encoding.UTF8.GetBytes(dimensions.Text, entry[TextOffset..]);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[LengthOffset..], checked((ushort)length));
        BinaryPrimitives.WriteUInt32LittleEndian(
            entry, Checksum(journal, id, entry[LengthOffset..(TextOffset + length)]));
    }

    /// <summary>Reads an entry; null when these bytes are none, or not the one with this id.</summary>
    public static Dimensions? Read(ReadOnlySpan<byte> file, Guid journal, int id)
    {
        if (id < 1 || ((id - 1L) * BlockBytes) + TextOffset > file.Length)
            return null;
        var entry = file[OffsetOf(id)..];
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[LengthOffset..]);
        if (length == 0 || length > entry.Length - TextOffset
            || BinaryPrimitives.ReadUInt32LittleEndian(entry)
                != Checksum(journal, id, entry[LengthOffset..(TextOffset + length)]))
        {
            return null;
        }

        try
        {
            return Dimensions.Parse(Encoding.UTF8.GetString(entry.Slice(TextOffset, length)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static uint Checksum(Guid journal, int id, ReadOnlySpan<byte> bytes) =>
        Files.Checksum.Continue(RecordSlot.Seed(new SegmentName(journal, id)), bytes);
}

/// <summary>Reads the file of a journal's dimensions once, when the first record asks. Not thread-safe.</summary>
internal sealed class DimensionReader(IJournalFiles files, Guid journal)
{
    private const int BytesAtOnce = 64 << 10;

    private readonly Dictionary<int, Dimensions?> _known = [];
    private byte[]? _file;

    /// <summary>The dimensions with an id; null when their entry is missing or damaged.</summary>
    public Dimensions? Find(int id)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        _file ??= ReadFile();
        var read = DimensionFile.Read(_file, journal, id);
        _known.Add(id, read);
        return read;
    }

    private byte[] ReadFile()
    {
        var bytes = new byte[BytesAtOnce];
        var length = 0;
        try
        {
            while (files.Read(DimensionFile.NameOf(journal), length, bytes.AsSpan(length)) is var read and > 0)
            {
                length += read;
                if (length < bytes.Length)
                    break;
                Array.Resize(ref bytes, bytes.Length * 2);
            }
        }
        catch (FileNotFoundException)
        {
            return [];
        }

        return bytes[..length];
    }
}
