using System.Globalization;
using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Files;

namespace Payg.Journal.Archive;

/// <summary>
/// A file of the archive: the blocks of one journal whose last call was on one day, in the order in which they were
/// flushed. It only grows, until its day is swept away.
/// </summary>
internal static class ArchiveFile
{
    private const string Extension = ".calls";
    private const string DayFormat = "yyyy-MM-dd";
    private const int SearchBytes = 64 << 10;

    /// <summary>The folder of an instant: its day, in UTC.</summary>
    public static string FolderOf(long micros) =>
        UnixMicroseconds.ToInstant(micros).ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string NameOf(Guid journal) => journal.ToString("N") + Extension;

    public static bool IsName(string name) => name.EndsWith(Extension, StringComparison.Ordinal);

    public static bool TryReadDay(string folder, out DateOnly day) => DateOnly.TryParseExact(
        folder, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The blocks of a file and what lies between them, in order, by their headers alone.</summary>
    public static IEnumerable<ArchivePiece> Walk(IArchiveFiles files, string folder, JournalFile file)
    {
        for (long at = 0; at < file.Bytes;)
        {
            if (HeaderAt(files, folder, file, at) is { } header)
            {
                yield return new ArchivePiece(at, header.BlockBytes, header);
                at += header.BlockBytes;
                continue;
            }

            var next = FindHeader(files, folder, file, at + 1) ?? file.Bytes;
            yield return new ArchivePiece(at, next - at, null);
            at = next;
        }
    }

    /// <summary>Cuts off what an interrupted append left: bytes at the end of the file that are no block.</summary>
    public static void Repair(IArchiveFiles files, string folder, string name)
    {
        foreach (var file in files.List(folder))
        {
            if (!string.Equals(file.Name, name, StringComparison.Ordinal))
                continue;
            ArchivePiece? last = null;
            foreach (var piece in Walk(files, folder, file))
                last = piece;
            if (last is { Header: null } torn)
                files.Truncate(folder, name, torn.Offset);
        }
    }

    /// <summary>The records of a block.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static UsageRecord[] Read(
        IArchiveFiles files, string folder, string name, long offset, in ArchiveHeader header)
    {
        var packed = new byte[header.PackedBytes];
        var read = files.Read(folder, name, offset + ArchiveHeader.Bytes, packed);
        return ArchiveBlock.Decode(header, packed.AsSpan(0, read));
    }

    private static ArchiveHeader? HeaderAt(IArchiveFiles files, string folder, JournalFile file, long at)
    {
        Span<byte> bytes = stackalloc byte[ArchiveHeader.Bytes];
        var read = files.Read(folder, file.Name, at, bytes);
        return ArchiveHeader.TryRead(bytes[..read], out var header) && at + header.BlockBytes <= file.Bytes
            ? header
            : null;
    }

    /// <summary>Where the next block begins after something that is none; null when there is no more.</summary>
    private static long? FindHeader(IArchiveFiles files, string folder, JournalFile file, long from)
    {
        var magic = ArchiveHeader.Magic.Length;
        var buffer = new byte[SearchBytes];
        while (from < file.Bytes)
        {
            var read = files.Read(folder, file.Name, from, buffer);
            var found = buffer.AsSpan(0, read).IndexOf(ArchiveHeader.Magic);
            if (found >= 0 && HeaderAt(files, folder, file, from + found) is not null)
                return from + found;
            if (found < 0 && read < magic)
                return null;
            from += found >= 0 ? found + 1 : read - magic + 1;
        }

        return null;
    }
}

/// <summary>A piece of a file; without a header it is not a block.</summary>
internal readonly record struct ArchivePiece(long Offset, long Bytes, ArchiveHeader? Header);
