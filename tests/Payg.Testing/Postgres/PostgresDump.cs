using System.Globalization;
using Npgsql;
using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>Copies a database by PostgreSQL's own tools, as an operator does.</summary>
public static class PostgresDump
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Writes a database into a file by <c>pg_dump</c>.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says what provides it.</exception>
    public static async Task DumpAsync(string connectionString, string file, CancellationToken cancellationToken) =>
        await RunAsync("pg_dump", connectionString, ["--format=custom", $"--file={file}"], cancellationToken);

    /// <summary>Fills an empty database from such a file by <c>pg_restore</c>.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says what provides it.</exception>
    public static async Task RestoreAsync(string connectionString, string file, CancellationToken cancellationToken) =>
        await RunAsync("pg_restore", connectionString, ["--no-owner", "--exit-on-error", file], cancellationToken);

    private static async Task RunAsync(
        string tool, string connectionString, string[] arguments, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var path = await FindAsync(tool, cancellationToken);
        await ToolProcess.RunAsync(
            [
                "env", $"PGPASSWORD={to.Password}", path, $"--host={to.Host}",
                string.Create(CultureInfo.InvariantCulture, $"--port={to.Port}"), $"--username={to.Username}",
                $"--dbname={to.Database}", .. arguments,
            ],
            cancellationToken);
    }

    private static async Task<string> FindAsync(string tool, CancellationToken cancellationToken)
    {
        var binaries = await PostgresBinaries.FindAsync(cancellationToken);
        return Folders.Prepend(binaries).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{tool} is missing. Run: sudo apt-get install postgresql-client");
    }
}
