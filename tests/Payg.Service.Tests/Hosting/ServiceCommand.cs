using System.Diagnostics;
using Payg.Testing.Processes;

namespace Payg.Service.Tests.Hosting;

/// <summary>How an operator's command is started by a program that a test runs, such as a shell.</summary>
internal static class ServiceCommand
{
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
