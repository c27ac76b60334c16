using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Files;
using Payg.Journal.Segments;

namespace Payg.Journal.Archive;

/// <summary>
/// Reads archives, those of several nodes together if need be, beside services that write to them. A block that is
/// there twice is read once; damage is reported and never fatal. Takes the memory of one block, besides a number for
/// each block of the file at hand.
/// </summary>
public sealed class ArchiveReader
{
    private readonly IReadOnlyList<IArchiveFiles> _archives;

    /// <summary>Reads the archives in these directories. One that does not exist is empty.</summary>
    public ArchiveReader(IEnumerable<string> directories)
        : this([.. directories.Select(directory => new ArchiveDirectory(directory))])
    {
    }

    internal ArchiveReader(IReadOnlyList<IArchiveFiles> archives) => _archives = archives;

    /// <summary>The calls that occurred in [from, to), in the order of the files.</summary>
    /// <param name="fromMicros">From this instant on, in microseconds since 1970.</param>
    /// <param name="toMicros">Before this instant.</param>
    /// <param name="report">Called for each piece of a file that is not a good block.</param>
    /// <exception cref="IOException">A directory cannot be read.</exception>
    public IEnumerable<ArchivedCall> Read(long fromMicros, long toMicros, Action<ArchiveDamage> report) =>
        Read(fromMicros, toMicros, _ => true, report);

    /// <summary>The calls that occurred in [from, to), in microseconds since 1970, in the order of the files.</summary>
    /// <param name="report">Called with each piece of a file that is not a valid block.</param>
    internal IEnumerable<ArchivedCall> Read(
        long fromMicros, long toMicros, Func<ArchiveHeader, bool> isWanted, Action<ArchiveDamage> report)
    {
        var first = ArchiveFile.FolderOf(fromMicros);
        var folders = _archives.SelectMany(files => files.Folders()).Distinct(StringComparer.Ordinal)
            .Where(folder => ArchiveFile.TryReadDay(folder, out _) && string.CompareOrdinal(folder, first) >= 0)
            .Order(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var files = _archives.SelectMany(archive => archive.List(folder).Select(file => (archive, file)))
                .Where(place => ArchiveFile.IsName(place.file.Name))
                .GroupBy(place => place.file.Name, StringComparer.Ordinal);
            foreach (var copies in files)
            {
                var seen = new HashSet<SegmentName>();
                foreach (var (archive, file) in copies)
                {
                    foreach (var (header, records) in ReadFile(
                        archive, folder, file, header => header.Overlaps(fromMicros, toMicros)
                            && !seen.Contains(header.Segment) && isWanted(header), report))
                    {
                        seen.Add(header.Segment);
                        for (var i = 0; i < records.Length; i++)
                        {
                            var micros = UnixMicroseconds.From(records[i].OccurredAt);
                            if (micros >= fromMicros && micros < toMicros)
                                yield return new ArchivedCall(new CallPosition(micros, header.Segment, i), records[i]);
                        }
                    }
                }
            }
        }
    }

    /// <summary>When the oldest call that is kept occurred, or null.</summary>
    /// <exception cref="IOException">A directory or a file cannot be read.</exception>
    public long? OldestMicros()
    {
        var oldest =
            from files in _archives
            let folder = files.Folders().FirstOrDefault(folder => ArchiveFile.TryReadDay(folder, out _))
            where folder is not null
            from file in files.List(folder)
            where ArchiveFile.IsName(file.Name)
            from piece in ArchiveFile.Walk(files, folder, file)
            where piece.Header is not null
            select (long?)piece.Header!.Value.OldestMicros;
        return oldest.Min();
    }

    private static IEnumerable<(ArchiveHeader Header, UsageRecord[] Records)> ReadFile(
        IArchiveFiles files,
        string folder,
        JournalFile file,
        Func<ArchiveHeader, bool> isWanted,
        Action<ArchiveDamage> report)
    {
        using var pieces = ArchiveFile.Walk(files, folder, file).GetEnumerator();
        var path = Path.Combine(files.Directory, folder, file.Name);
        while (TryNext(pieces, path, report) is { } piece)
        {
            if (piece.Header is not { } header)
            {
                report(new ArchiveDamage(path, piece.Offset, piece.Bytes, "These bytes are no block."));
                continue;
            }

            if (isWanted(header) && TryRead(files, folder, file.Name, piece, path, report) is { } records)
                yield return (header, records);
        }
    }

    private static ArchivePiece? TryNext(
        IEnumerator<ArchivePiece> pieces, string path, Action<ArchiveDamage> report)
    {
        try
        {
            return pieces.MoveNext() ? pieces.Current : null;
        }
        catch (IOException failure)
        {
            report(new ArchiveDamage(path, 0, 0, failure.Message));
            return null;
        }
    }

    private static UsageRecord[]? TryRead(
        IArchiveFiles files,
        string folder,
        string name,
        ArchivePiece piece,
        string path,
        Action<ArchiveDamage> report)
    {
        try
        {
            return ArchiveFile.Read(files, folder, name, piece.Offset, piece.Header!.Value);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            report(new ArchiveDamage(path, piece.Offset, piece.Bytes, failure.Message));
            return null;
        }
    }
}
