using System.Runtime.InteropServices;
using Payg.Journal.Files;

namespace Payg.Journal.Tests.Simulation;

/// <summary>
/// What remains when a process dies. Memory of mapped files survives a kill as it is. A power loss takes what was not
/// synced: of each file any sectors, and of what was done to each file's name anything after some point.
/// </summary>
internal sealed class SimulatedDisk(Random random)
{
    private const int SectorBytes = 128;

    private readonly List<SimulatedFile> _files = [];

    /// <summary>Whether there is no room for another file.</summary>
    public bool IsFull { get; set; }

    /// <summary>How many of a hundred operations fail.</summary>
    public int FailurePercent { get; set; }

    /// <summary>Whether syncs fail.</summary>
    public bool SyncFails { get; set; }

    /// <summary>All files there are, by their name with their folder.</summary>
    public IEnumerable<SimulatedFile> Files => _files.Where(file => file.Path is not null);

    public SimulatedFile? Find(string path) =>
        _files.Find(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    public SimulatedFile Create(string path, int bytes, bool needsRoom = true)
    {
        MayFail();
        if (IsFull && needsRoom)
            throw new IOException("No space left on device.");
        var file = new SimulatedFile(path, bytes);
        if (Find(path) is { } replaced)
            replaced.Path = null;
        _files.Add(file);
        return file;
    }

    public void Rename(SimulatedFile file, string? path)
    {
        if (path is not null && Find(path) is { } replaced && !ReferenceEquals(replaced, file))
            replaced.Path = null;
        file.Path = path;
    }

    public void SyncNames()
    {
        MayFail();
        foreach (var file in _files)
            file.SyncName();
        _files.RemoveAll(file => file.Path is null);
    }

    public void MayFail()
    {
        if (random.Next(100) < FailurePercent)
            throw new IOException("Input/output error.");
    }

    public void MaySyncFail()
    {
        if (SyncFails)
            throw new IOException("Input/output error.");
    }

    /// <summary>The power is gone, and comes back.</summary>
    public void LosePower()
    {
        foreach (var file in _files)
            file.LosePower(random, SectorBytes);
        SyncNamesSurely();
    }

    /// <summary>Flips a bit somewhere in a file.</summary>
    public static void Flip(SimulatedFile file, int bit) => file.Memory[bit / 8] ^= (byte)(1 << (bit % 8));

    private void SyncNamesSurely()
    {
        foreach (var file in _files)
            file.SyncName();
        _files.RemoveAll(file => file.Path is null);
    }
}

/// <summary>A file, as the processes see it and as the disk has it.</summary>
internal sealed class SimulatedFile(string path, int bytes)
{
    private readonly List<string?> _names = [null, path];
    private byte[] _durable = new byte[bytes];
    private int _durableLength = bytes;

    /// <summary>Its name; null: deleted.</summary>
    public string? Path
    {
        get => _names[^1];
        set => _names.Add(value);
    }

    /// <summary>Its bytes, pinned, so that a process may write to them by address.</summary>
    public byte[] Memory { get; } = GC.AllocateArray<byte>(bytes, pinned: true);

    public int Length { get; set; } = bytes;

    public void Sync()
    {
        _durable = (byte[])Memory.Clone();
        _durableLength = Length;
    }

    public void SyncName() => _names.RemoveRange(0, _names.Count - 1);

    public void LosePower(Random random, int sectorBytes)
    {
        for (var at = 0; at < Memory.Length; at += sectorBytes)
        {
            var sector = Math.Min(sectorBytes, Memory.Length - at);
            if (random.Next(2) == 0)
                _durable.AsSpan(at, sector).CopyTo(Memory.AsSpan(at));
        }

        Length = random.Next(2) == 0 ? Length : _durableLength;
        Memory.AsSpan(Length).Clear();
        Sync();
        var kept = random.Next(1, _names.Count + 1);
        _names.RemoveRange(kept, _names.Count - kept);
    }
}

/// <summary>The disk as one process sees it.</summary>
internal sealed class SimulatedFiles(SimulatedDisk disk) : IJournalFiles
{
    public string Directory => "simulated";

    public IReadOnlyList<JournalFile> List(string folder)
    {
        disk.MayFail();
        return
        [
            .. from file in disk.Files
               let path = file.Path!
               let at = path.LastIndexOf('/') + 1
               where string.Equals(path[..at].TrimEnd('/'), folder, StringComparison.Ordinal)
               select new JournalFile(path[at..], file.Length),
        ];
    }

    public JournalMemory Create(string name, int bytes) => new Memory(disk, disk.Create(name, bytes));

    public void Mark(string name)
    {
        if (disk.Find(name) is null)
            disk.Create(name, 0, needsRoom: false);
    }

    public int Read(string name, long offset, Span<byte> target)
    {
        disk.MayFail();
        var file = Existing(name);
        var count = (int)Math.Clamp(file.Length - offset, 0, target.Length);
        file.Memory.AsSpan((int)Math.Min(offset, file.Length), count).CopyTo(target);
        return count;
    }

    public void Truncate(string name, long bytes)
    {
        disk.MayFail();
        var file = Existing(name);
        file.Length = (int)bytes;
        file.Memory.AsSpan(file.Length).Clear();
    }

    public void Move(string name, string folder, string newName)
    {
        disk.MayFail();
        disk.Rename(Existing(name), folder.Length == 0 ? newName : $"{folder}/{newName}");
    }

    public void Delete(string name)
    {
        disk.MayFail();
        if (disk.Find(name) is { } file)
            disk.Rename(file, null);
    }

    public void SyncDirectory() => disk.SyncNames();

    public void BeginWait(Action work) => SynchronizationContext.Current!.Post(_ => work(), null);

    public void Dispose()
    {
    }

    private SimulatedFile Existing(string name) =>
        disk.Find(name) ?? throw new FileNotFoundException("The engine lost track of a file.", name);

    private sealed class Memory(SimulatedDisk disk, SimulatedFile file)
        : JournalMemory(Marshal.UnsafeAddrOfPinnedArrayElement(file.Memory, 0), file.Length)
    {
        public override void Sync()
        {
            disk.MaySyncFail();
            file.Sync();
        }

        public override void Dispose()
        {
        }
    }
}
