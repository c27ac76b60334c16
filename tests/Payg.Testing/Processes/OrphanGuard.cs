using System.Diagnostics;

namespace Payg.Testing.Processes;

/// <summary>
/// A shell that waits for this process to end, however it ends, and then cleans up behind it. It reads from a pipe
/// that only this process holds: the kernel closes it even after a <c>kill -9</c>.
/// </summary>
/// <remarks>
/// The kernel's own parent death signal would not do: it follows the thread that started the child, and threads of
/// the pool come and go.
/// </remarks>
internal sealed class OrphanGuard : IAsyncDisposable
{
    // A Ctrl-C reaches the whole process group; the guard must outlive it.
    private const string WaitForEnd = "trap '' INT TERM HUP; read -r _; ";

    private readonly Process _shell;

    private OrphanGuard(Process shell) => _shell = shell;

    /// <summary>Starts a guard.</summary>
    /// <param name="prefix">A command line to run the shell under, to change the user perhaps; may be empty.</param>
    /// <param name="script">What to do in the end: POSIX shell, with <c>$1</c>… being the arguments.</param>
    /// <param name="arguments">Arguments of the script.</param>
    public static OrphanGuard Start(IEnumerable<string> prefix, string script, params IEnumerable<string> arguments)
    {
        string[] command = [.. prefix, "/bin/sh", "-c", WaitForEnd + script, "payg-orphan-guard", .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new OrphanGuard(Process.Start(start)!);
    }

    /// <summary>Cleans up now, and returns when that is done.</summary>
    public async Task FireAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
    }

    /// <summary>Ends the guard: there is nothing left to clean up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shell.HasExited)
            _shell.Kill();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
