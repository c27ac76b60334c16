using System.Diagnostics;

namespace Payg.Testing.Processes;

/// <summary>Runs a command to its end.</summary>
internal static class ToolProcess
{
    /// <summary>Runs a command and returns what it wrote to its standard output, without the last line break.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await CaptureAsync(command, cancellationToken);
        return exitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException(
                $"{string.Join(' ', command)}: exit code {exitCode}\n{output}\n{error}");
    }

    /// <summary>Runs a command and says whether it succeeded.</summary>
    public static async Task<bool> SucceedsAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        (await CaptureAsync(command, cancellationToken)).ExitCode == 0;

    private static async Task<(int ExitCode, string Output, string Error)> CaptureAsync(
        IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
