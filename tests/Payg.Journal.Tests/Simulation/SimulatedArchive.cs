using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Archive;
using Payg.Journal.Files;

namespace Payg.Journal.Tests.Simulation;

/// <summary>
/// The directory of an archive that outlives the processes. An append may fail or be cut short, and a process may die
/// in the middle of one or right behind it.
/// </summary>
internal sealed class SimulatedArchive(Random random) : IArchiveFiles
{
    private readonly Dictionary<(string Folder, string Name), List<byte>> _files = [];

    public string Directory => "archive";

    /// <summary>How many of a hundred operations fail.</summary>
    public int FailurePercent { get; set; }

    public IReadOnlyList<string> Folders()
    {
        MayFail();
        return [.. _files.Keys.Select(file => file.Folder).ToHashSet(StringComparer.Ordinal).Order()];
    }

    public IReadOnlyList<JournalFile> List(string folder)
    {
        MayFail();
        return
        [
            .. from file in _files
               where string.Equals(file.Key.Folder, folder, StringComparison.Ordinal)
               orderby file.Key.Name
               select new JournalFile(file.Key.Name, file.Value.Count),
        ];
    }

    public int Read(string folder, string name, long offset, Span<byte> target)
    {
        MayFail();
        var bytes = _files[(folder, name)];
        var count = (int)Math.Clamp(bytes.Count - offset, 0, target.Length);
        bytes.GetRange((int)Math.Min(offset, bytes.Count), count).ToArray().CopyTo(target);
        return count;
    }

    public async ValueTask AppendAsync(string folder, string name, ReadOnlyMemory<byte> bytes)
    {
        MayFail();
        if (!_files.TryGetValue((folder, name), out var file))
            _files.Add((folder, name), file = []);
        var written = random.Next(bytes.Length + 1);
        file.AddRange(bytes.Span[..written]);
        await Task.Yield();
        MayFail();
        file.AddRange(bytes.Span[written..]);
        await Task.Yield();
    }

    public void Truncate(string folder, string name, long bytes)
    {
        MayFail();
        var file = _files[(folder, name)];
        file.RemoveRange((int)bytes, file.Count - (int)bytes);
    }

    public async Task<T> RunAsync<T>(Func<T> work)
    {
        await Task.Yield();
        return work();
    }

    public void Delete(string folder) => throw new NotSupportedException("Nothing is swept here.");

    /// <summary>The records that the archive gives now, and how many pieces of it are no good block.</summary>
    public (List<UsageRecord> Records, int Damaged) ReadAll()
    {
        var failing = FailurePercent;
        FailurePercent = 0;
        var damaged = 0;
        var records = new ArchiveReader([this]).Read(
            UnixMicroseconds.From(DateTimeOffset.UnixEpoch),
            UnixMicroseconds.From(DateTimeOffset.MaxValue),
            _ => true,
            _ => damaged++).Select(call => call.Record).ToList();
        FailurePercent = failing;
        return (records, damaged);
    }

    private void MayFail()
    {
        if (random.Next(100) < FailurePercent)
            throw new IOException("Input/output error.");
    }
}
