using Microsoft.Win32.SafeHandles;
using Payg.Journal.Files;

namespace Payg.Journal.Archive;

/// <summary>The real directory. Thread-safe as far as no two threads write to one file.</summary>
internal sealed class ArchiveDirectory(string directory) : IArchiveFiles
{
    private const FileShare ShareAll = FileShare.ReadWrite | FileShare.Delete;

    public string Directory { get; } = Path.GetFullPath(directory);

    public IReadOnlyList<string> Folders() => Guard(() => System.IO.Directory.Exists(Directory)
        ? [.. new DirectoryInfo(Directory).EnumerateDirectories().Select(folder => folder.Name)
            .Order(StringComparer.Ordinal)]
        : Array.Empty<string>());

    public IReadOnlyList<JournalFile> List(string folder) => Guard(() =>
    {
        var info = new DirectoryInfo(Path.Combine(Directory, folder));
        return info.Exists
            ? [.. info.EnumerateFiles().Select(file => new JournalFile(file.Name, file.Length))
                .OrderBy(file => file.Name, StringComparer.Ordinal)]
            : Array.Empty<JournalFile>();
    });

    public int Read(string folder, string name, long offset, Span<byte> target)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(folder, name), FileMode.Open, FileAccess.Read, ShareAll);
            var total = 0;
            while (RandomAccess.Read(file, target[total..], offset + total) is var read and > 0)
                total += read;
            return total;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    public ValueTask AppendAsync(string folder, string name, ReadOnlyMemory<byte> bytes) => new(
        ArchiveThreads.OnOwnThreadAsync(() =>
        {
            Append(folder, name, bytes.Span);
            return true;
        }));

    public void Truncate(string folder, string name, long bytes) => Guard(() =>
    {
        using var file = File.OpenHandle(PathOf(folder, name), FileMode.Open, FileAccess.ReadWrite, ShareAll);
        RandomAccess.SetLength(file, bytes);
        return true;
    });

    public Task<T> RunAsync<T>(Func<T> work) => ArchiveThreads.OnOwnThreadAsync(work);

    public void Delete(string folder) => Guard(() =>
    {
        System.IO.Directory.Delete(Path.Combine(Directory, folder), recursive: true);
        return true;
    });

    private void Append(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(folder, name);
        try
        {
            var isNew = !File.Exists(path);
            if (isNew)
                MakeFolder(folder);
            using (var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, ShareAll))
                Append(file, bytes);
            if (isNew)
                DiskSpace.SyncDirectory(Path.Combine(Directory, folder));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The latter is how the runtime says that the file system allows no file of this length.
            throw new IOException($"{path} could not be written: {failure.Message}", failure);
        }
    }

    private static void Append(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        var end = RandomAccess.GetLength(file);
        try
        {
            RandomAccess.Write(file, bytes, end);
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception failure) when (failure is IOException or ArgumentOutOfRangeException)
        {
            // The room that a part of it takes may be what others need. The next append repairs the end.
            RandomAccess.SetLength(file, end);
            throw;
        }
    }

    private void MakeFolder(string folder)
    {
        var made = PrivateFiles.CreateFolder(Path.Combine(Directory, folder));
        DiskSpace.SyncDirectory(made.Parent!.FullName);
        if (made.Parent.Parent is { } above)
            DiskSpace.SyncDirectory(above.FullName);
    }

    private static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (UnauthorizedAccessException refused)
        {
            // The archive does not care why a file is not available.
            throw new IOException(refused.Message, refused);
        }
    }

    private string PathOf(string folder, string name) => Path.Combine(Directory, folder, name);
}
