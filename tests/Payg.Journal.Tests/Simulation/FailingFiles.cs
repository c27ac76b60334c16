using Payg.Journal.Files;

namespace Payg.Journal.Tests.Simulation;

/// <summary>
/// The files of a simulated disk, some of whose operations fail. What waits for the disk is done at once.
/// </summary>
internal sealed class FailingFiles(SimulatedDisk disk) : IJournalFiles
{
    private readonly SimulatedFiles _files = new(disk);

    public bool FailsRead { get; set; }

    public bool FailsTruncate { get; set; }

    public bool FailsMove { get; set; }

    public bool FailsDelete { get; set; }

    public string Directory => _files.Directory;

    public IReadOnlyList<JournalFile> List(string folder) => _files.List(folder);

    public JournalMemory Create(string name, int bytes) => _files.Create(name, bytes);

    public void Mark(string name) => _files.Mark(name);

    public int Read(string name, long offset, Span<byte> target)
    {
        ThrowIf(FailsRead);
        return _files.Read(name, offset, target);
    }

    public void Truncate(string name, long bytes)
    {
        ThrowIf(FailsTruncate);
        _files.Truncate(name, bytes);
    }

    public void Move(string name, string folder, string newName)
    {
        ThrowIf(FailsMove);
        _files.Move(name, folder, newName);
    }

    public void Delete(string name)
    {
        ThrowIf(FailsDelete);
        _files.Delete(name);
    }

    public void BeginWait(Action work) => work();

    public void SyncDirectory() => _files.SyncDirectory();

    public void Dispose() => _files.Dispose();

    private static void ThrowIf(bool fails)
    {
        if (fails)
            throw new IOException("Input/output error.");
    }
}
