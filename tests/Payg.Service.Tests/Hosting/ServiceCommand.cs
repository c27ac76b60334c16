using System.Diagnostics;
using Payg.Testing.Processes;

namespace Payg.Service.Tests.Hosting;

/// <summary>Runs the service as an operator's command, in a process of its own.</summary>
internal static class ServiceCommand
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs a command beside whatever serves the database.</summary>
    /// <param name="database">The database; its folder is the data directory.</param>
    /// <param name="words">The command and its options.</param>
    public static async Task<CommandResult> RunAsync(TestDatabase database, params string[] words)
    {
        var start = StartInfo(database, CommandOf(database, words));
        using var limit = new CancellationTokenSource(s_timeout);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new CommandResult(
            process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }

    /// <summary>The program that runs a command, and its arguments.</summary>
    /// <param name="database">The database; its folder is the data directory.</param>
    /// <param name="words">The command and its options.</param>
    public static IReadOnlyList<string> CommandOf(TestDatabase database, params IEnumerable<string> words) =>
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        new ServiceProcessOptions { DataDirectory = database.Folder.FullName }.Assembly,
        .. words,
    ];

    /// <summary>How to start a program, with its arguments, beside whatever serves the database.</summary>
    public static ProcessStartInfo StartInfo(TestDatabase database, IReadOnlyList<string> command) =>
        new(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = database.Folder.FullName,
            Environment =
            {
                ["ConnectionStrings__Payg"] = database.Setting,
                ["Payg__DataDirectory"] = database.Folder.FullName,
            },
        };
}

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Lines">What it wrote to its output.</param>
/// <param name="Error">What it wrote to its error output.</param>
internal sealed record CommandResult(int ExitCode, IReadOnlyList<string> Lines, string Error);
