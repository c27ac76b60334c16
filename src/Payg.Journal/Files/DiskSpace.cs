using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Payg.Journal.Files;

/// <summary>What .NET does not offer of a file system: certain room, and durable names.</summary>
internal static partial class DiskSpace
{
    // errno values that Linux has in common on all architectures .NET runs on.
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;
    private const int NotSupported = 95;
    private const int ReadOnly = 0;
    private const int ZerosAtOnce = 1 << 20;

    /// <summary>Gives a new file so many zero bytes whose blocks are taken from the disk now.</summary>
    /// <exception cref="IOException">There is not so much room.</exception>
    public static void Allocate(SafeFileHandle file, int bytes)
    {
        if (!OperatingSystem.IsLinux() || IntPtr.Size != sizeof(long))
        {
            WriteZeros(file, bytes);
            return;
        }

        int error;
        do
        {
            error = PosixFallocate(file, 0, bytes);
        }
        while (error == Interrupted);

        // Some file systems cannot, and some C libraries do not stand in for them.
        if (error is NotSupported or InvalidArgument)
            WriteZeros(file, bytes);
        else if (error != 0)
            throw new IOException($"No room for {bytes} bytes: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    /// <summary>Returns when the names in a directory are as durable as they get.</summary>
    public static void SyncDirectory(string path)
    {
        // Elsewhere names are made durable by the file system's own journal, or cannot be.
        if (!OperatingSystem.IsLinux())
            return;
        var directory = Open(path, ReadOnly);
        if (directory < 0)
            throw Failure(path);
        try
        {
            if (Fsync(directory) != 0)
                throw Failure(path);
        }
        finally
        {
            _ = Close(directory);
        }
    }

    private static IOException Failure(string path) =>
        new($"The directory {path} could not be forced to the disk: {Marshal.GetLastPInvokeErrorMessage()}.");

    private static void WriteZeros(SafeFileHandle file, int bytes)
    {
        try
        {
            var zeros = new byte[Math.Min(bytes, ZerosAtOnce)];
            for (var at = 0; at < bytes; at += zeros.Length)
                RandomAccess.Write(file, zeros.AsSpan(0, Math.Min(zeros.Length, bytes - at)), at);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // This is how the runtime says that the file system allows no file of this length.
            throw new IOException($"No file of {bytes} bytes is allowed here.", tooLarge);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    private static partial int PosixFallocate(SafeFileHandle file, long offset, long bytes);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
