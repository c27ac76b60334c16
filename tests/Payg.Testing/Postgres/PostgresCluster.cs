using System.Diagnostics;
using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>
/// A freshly made data folder and the binaries to run it with, below the temporary folder and owned by the user that
/// PostgreSQL runs as. Deleted together with a server that still runs on it when this process ends.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>The superuser. Tests do not connect as it, so that they notice when they need too much.</summary>
    public const string Superuser = "postgres";

    // $1 is the folder. The server's working directory is its data folder: a number that was reused names no such
    // process. Where there is no /proc the number has to do.
    private const string CleanUp = """
        pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        if [ -n "$pid" ] && { [ ! -d /proc/self ] || [ "/proc/$pid/cwd" -ef "$1/data" ]; }; then
            kill -QUIT "$pid"
            for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e "$1/data/postmaster.pid" ] || break; sleep 0.1; done
            kill -KILL "$pid" 2>/dev/null
        fi
        rm -rf "$1"
        """;

    private readonly string[] _prefix;
    private readonly string _binaries;
    private readonly OrphanGuard _guard;

    private PostgresCluster(string[] prefix, string folder, string binaries)
    {
        (_prefix, _binaries, Folder) = (prefix, binaries, folder);
        _guard = OrphanGuard.Start(prefix, CleanUp, folder);
    }

    /// <summary>Has <c>data</c> and <c>log</c>.</summary>
    public string Folder { get; }

    /// <summary>What the server wrote to its log.</summary>
    public string Log => Path.Combine(Folder, "log");

    /// <summary>Makes a cluster with a superuser who signs in with a password over TCP.</summary>
    public static async Task<PostgresCluster> CreateAsync(string superuserPassword, CancellationToken cancellationToken)
    {
        var found = await PostgresBinaries.FindAsync(cancellationToken);
        var prefix = await PostgresUser.PrefixAsync(cancellationToken);
        var folder = await CreateFolderAsync(prefix, cancellationToken);
        var binaries = await MakeReadableAsync(prefix, found, folder, cancellationToken);
        var cluster = new PostgresCluster(prefix, folder, binaries);

        const string Initialize = """
            umask 077 && printf %s "$3" >"$2/password" &&
            "$1/initdb" --pgdata="$2/data" --username="$4" --pwfile="$2/password" --auth=scram-sha-256 \
                --encoding=UTF8 --locale=C --no-sync --no-instructions && rm "$2/password"
            """;
        await ToolProcess.RunAsync(
            [.. prefix, "/bin/sh", "-c", Initialize, "sh", binaries, folder, superuserPassword, Superuser],
            cancellationToken);
        return cluster;
    }

    /// <summary>Makes a cluster out of one whose server has stopped, to follow it.</summary>
    public static async Task<PostgresCluster> CopyAsync(PostgresCluster other, CancellationToken cancellationToken)
    {
        var folder = await CreateFolderAsync(other._prefix, cancellationToken);
        var cluster = new PostgresCluster(other._prefix, folder, other._binaries);
        const string Copy = """
            cp -R -p "$1/data" "$2/data" && rm -f "$2/data/postmaster.pid" && : >"$2/data/standby.signal"
            """;
        await ToolProcess.RunAsync(
            [.. other._prefix, "/bin/sh", "-c", Copy, "sh", other.Folder, folder], cancellationToken);
        return cluster;
    }

    /// <summary>Writes a file that the server alone can read, and returns its path.</summary>
    public async Task<string> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, name);
        const string Write = "umask 077 && printf %s \"$2\" >\"$1\"";
        await ToolProcess.RunAsync([.. _prefix, "/bin/sh", "-c", Write, "sh", path, text], cancellationToken);
        return path;
    }

    /// <summary>Starts the server; it may not accept connections yet.</summary>
    public Process Start(IEnumerable<KeyValuePair<string, string>> settings) => Run(
        [
            Path.Combine(_binaries, "postgres"), "-D", Path.Combine(Folder, "data"),
            .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }),
        ],
        Log);

    /// <summary>Starts a program as the user that the server runs as. It writes to a file itself.</summary>
    public Process Run(string[] program, string log)
    {
        // Nothing here has to keep reading a pipe.
        const string Run = "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1";
        string[] command = [.. _prefix, "/bin/sh", "-c", Run, "sh", log, .. program];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" })!;
    }

    /// <summary>Stops a server that still runs on it, and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _guard.FireAsync();
        await _guard.DisposeAsync();
    }

    private static async Task<string> CreateFolderAsync(string[] prefix, CancellationToken cancellationToken)
    {
        // Root's temporary folder may be closed to the user that PostgreSQL runs as.
        const string Make = """
            for base; do mktemp -d "$base/payg-postgres-XXXXXX" 2>/dev/null && exit; done
            echo "no temporary folder can be written by $(id -un): $*" >&2; exit 1
            """;
        var temporary = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        return await ToolProcess.RunAsync(
            [.. prefix, "/bin/sh", "-c", Make, "sh", temporary, "/tmp", "/var/tmp"], cancellationToken);
    }

    private static async Task<string> MakeReadableAsync(
        string[] prefix, string binaries, string folder, CancellationToken cancellationToken)
    {
        string[] test = [.. prefix, "test", "-x", Path.Combine(binaries, "postgres")];
        if (await ToolProcess.SucceedsAsync(test, cancellationToken))
            return binaries;

        // A working copy in root's home is closed to that user: take the installation along. It is relocatable when
        // it is the fetched package, and a distribution's own one is never hidden.
        const string Copy = """
            from=$1; to=$2; shift 2
            "$@" mkdir "$to" && tar -C "$from" -cf - . | "$@" tar -C "$to" -xf -
            """;
        var installation = Path.GetDirectoryName(binaries)!;
        var copy = Path.Combine(folder, "installation");
        await ToolProcess.RunAsync(["/bin/sh", "-c", Copy, "sh", installation, copy, .. prefix], cancellationToken);
        return Path.Combine(copy, Path.GetFileName(binaries));
    }
}
