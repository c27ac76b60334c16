using System.Diagnostics;

namespace Payg.Testing.Processes;

/// <summary>A command of the service that ran to its end, such as <c>verify</c>, or a start that failed.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ServiceCommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of <see cref="Output"/>; none that is empty.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="options">Which service, with which settings.</param>
    /// <param name="arguments">The command and its options; none: the service is started.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="patience">How long it may take; null: a minute.</param>
    /// <exception cref="OperationCanceledException">It did not end in time, and was killed.</exception>
    public static async Task<ServiceCommandRun> RunAsync(
        ServiceProcessOptions options, IEnumerable<string> arguments, string input = "", TimeSpan? patience = null)
    {
        var start = options.StartInfo(arguments);
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(patience ?? Patience);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ServiceCommandRun(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
