using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Payg.Journal.Files;

/// <summary>
/// The real directory: segments are mapped files, so that what was written to them outlives the process, and their
/// blocks are really allocated, since a hole in a mapped file on a full disk would end the process with SIGBUS.
/// </summary>
internal sealed class MappedJournalFiles : IJournalFiles
{
    private const string LockName = "journal.lock";
    private const FileShare ShareAll = FileShare.ReadWrite | FileShare.Delete;

    // SIGXFSZ: what a process is killed with when a file grows beyond its limit, unless it says that it will look at
    // the error instead. The number is that of Linux and macOS. It says so for good: the runtime looks at a signal
    // some time after it came.
    private const int FileTooLarge = 25;

    private static readonly PosixSignalRegistration? s_fileTooLarge = OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create((PosixSignal)FileTooLarge, signal => signal.Cancel = true);

    private readonly FileStream _lock;
    private readonly DiskThread _waits;

    /// <summary>Makes the directory if need be, and takes its lock, which the system gives back at any death.</summary>
    /// <exception cref="IOException">Another process has the lock, or the directory cannot be used.</exception>
    public MappedJournalFiles(string directory)
    {
        Directory = Path.GetFullPath(directory);
        Guard(() => PrivateFiles.CreateFolder(Directory));
        _lock = Guard(TakeLock);
        _waits = new DiskThread("Payg journal");
        GC.KeepAlive(s_fileTooLarge);
    }

    public string Directory { get; }

    public IReadOnlyList<JournalFile> List(string folder) => Guard(() =>
    {
        var directory = new DirectoryInfo(Path.Combine(Directory, folder));
        return directory.Exists
            ? [.. directory.EnumerateFiles().Select(file => new JournalFile(file.Name, file.Length))]
            : Array.Empty<JournalFile>();
    });

    public JournalMemory Create(string name, int bytes) => Guard(() =>
    {
        var path = PathOf(name);
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, ShareAll);
        try
        {
            DiskSpace.Allocate(file, bytes);
            return new MappedMemory(file, bytes);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    });

    public void Mark(string name) =>
        Guard(() => File.OpenHandle(PathOf(name), FileMode.OpenOrCreate, FileAccess.Write, ShareAll).Dispose());

    public int Read(string name, long offset, Span<byte> target)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.Read, ShareAll);
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

    public void Truncate(string name, long bytes) => Guard(() =>
    {
        using var file = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.ReadWrite, ShareAll);
        RandomAccess.SetLength(file, bytes);
    });

    public void Move(string name, string folder, string newName) => Guard(() =>
    {
        var target = PrivateFiles.CreateFolder(Path.Combine(Directory, folder));
        File.Move(PathOf(name), Path.Combine(target.FullName, newName), overwrite: true);
    });

    public void Delete(string name) => Guard(() => File.Delete(PathOf(name)));

    public void SyncDirectory()
    {
        DiskSpace.SyncDirectory(Directory);
        foreach (var folder in System.IO.Directory.EnumerateDirectories(Directory))
            DiskSpace.SyncDirectory(folder);
    }

    public void BeginWait(Action work) => _waits.Begin(work);

    public void Dispose()
    {
        _waits.Dispose();
        _lock.Dispose();
    }

    private static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (UnauthorizedAccessException refused)
        {
            // The journal does not care why a file is not available.
            throw new IOException(refused.Message, refused);
        }
    }

    private static void Guard(Action act) => Guard(() =>
    {
        act();
        return true;
    });

    private string PathOf(string name) => Path.Combine(Directory, name);

    private FileStream TakeLock()
    {
        var file = OpenLock(PathOf(LockName));
        try
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            file.SetLength(file.Position);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private FileStream OpenLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException failure) when (File.Exists(path))
        {
            throw new JournalInUseException(
                $"The journal directory {Directory} is in use by another process, whose id is in {LockName}. Each "
                + "process needs a journal directory of its own (Payg:Metering:JournalDirectory).",
                failure);
        }
    }

    private sealed class MappedMemory : JournalMemory
    {
        private readonly SafeFileHandle _file;
        private readonly MemoryMappedFile _map;
        private readonly MemoryMappedViewAccessor _view;

        public MappedMemory(SafeFileHandle file, int bytes)
            : this(file, MemoryMappedFile.CreateFromFile(
                file, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true), bytes)
        {
        }

        private MappedMemory(SafeFileHandle file, MemoryMappedFile map, int bytes)
            : this(file, map, map.CreateViewAccessor(0, bytes), bytes)
        {
        }

        private MappedMemory(SafeFileHandle file, MemoryMappedFile map, MemoryMappedViewAccessor view, int bytes)
            : base(StartOf(view), bytes)
        {
            _file = file;
            _map = map;
            _view = view;
        }

        public override void Sync() => _view.Flush();

        public override void Dispose()
        {
            // The handle first: the accessor would wait for the disk before it lets go, for what may soon be deleted.
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.SafeMemoryMappedViewHandle.Dispose();
            _view.Dispose();
            _map.Dispose();
            _file.Dispose();
        }

        private static unsafe nint StartOf(MemoryMappedViewAccessor view)
        {
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            return (nint)(start + view.PointerOffset);
        }
    }
}
