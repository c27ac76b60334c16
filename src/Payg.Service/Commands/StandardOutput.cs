using Microsoft.Win32.SafeHandles;

namespace Payg.Service.Commands;

/// <summary>
/// Where a command writes what it was asked for. Unlike the console's own stream it reports when its reader has gone,
/// as behind <c>payg export | head</c>: a command that went on would work for nothing.
/// </summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    // EPIPE of POSIX, which .NET passes on.
    private const int BrokenPipe = 32;

    public static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(
            new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0, isAsync: false);

    /// <summary>Whether this is why a command failed: the reader of its output has enough.</summary>
    public static bool IsLeft(Exception exception) =>
        exception is IOException { HResult: BrokenPipe } && !OperatingSystem.IsWindows();
}
