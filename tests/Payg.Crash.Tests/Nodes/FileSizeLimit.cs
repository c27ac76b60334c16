using System.ComponentModel;
using System.Runtime.InteropServices;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests.Nodes;

/// <summary>
/// How large the files of a running process may grow (RLIMIT_FSIZE of prlimit(2), on Linux): a full disk that needs no
/// rights and hits one process alone. Beyond it a write fails as on a full disk.
/// </summary>
internal static partial class FileSizeLimit
{
    private const int FileSize = 1;
    private const ulong Unlimited = ulong.MaxValue;

    /// <summary>Lets no file of the process grow beyond so many bytes.</summary>
    public static void Set(ServiceProcess process, ulong bytes) => Change(process.ProcessId, bytes);

    /// <summary>Lets the files of the process grow again.</summary>
    public static void Lift(ServiceProcess process) => Change(process.ProcessId, Unlimited);

    private static void Change(int process, ulong soft)
    {
        // The hard limit stays: only root could raise it again.
        var limits = new Limits(soft, Unlimited);
        if (SetLimits(process, FileSize, in limits, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "prlimit failed");
    }

    [LibraryImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    private static partial int SetLimits(int process, int resource, in Limits limits, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limits(ulong Soft, ulong Hard);
}
