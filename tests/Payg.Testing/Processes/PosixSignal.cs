using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Payg.Testing.Processes;

/// <summary>Signals that <see cref="Process"/> cannot send. Linux and macOS give them the same numbers.</summary>
internal static partial class PosixSignal
{
    /// <summary>SIGINT: PostgreSQL disconnects everybody and stops in good order.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGQUIT: PostgreSQL stops without a checkpoint, as after a crash.</summary>
    public const int Quit = 3;

    /// <summary>SIGTERM: please end.</summary>
    public const int Terminate = 15;

    /// <summary>Sends a signal to a process; nothing happens when it has ended already.</summary>
    public static void Send(Process process, int signal)
    {
        if (!process.HasExited && Kill(process.Id, signal) != 0 && !process.HasExited)
            throw new InvalidOperationException(
                $"kill({process.Id}, {signal}): {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
