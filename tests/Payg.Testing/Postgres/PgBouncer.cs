using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>
/// A pgbouncer on 127.0.0.1 in transaction mode, as most hosted databases have it: each transaction may run on another
/// connection of few, and nothing of a session stays. Gone with the server that it stands before.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    // A PostgreSQL that answers by a few connections at most has each of them used by many sessions.
    private const int Connections = 8;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);
    private static readonly string[] s_folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin",
        RepositoryFolder.PathOf("artifacts", "tools", "pgbouncer", "usr", "sbin"),
    ];

    private readonly Process _process;

    private PgBouncer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The same database, through it.</summary>
    public string Through(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Port = Port }.ConnectionString;

    internal static async Task<PgBouncer> StartAsync(
        PostgresCluster cluster, int server, string user, string password, CancellationToken cancellationToken)
    {
        var program = s_folders.Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("pgbouncer is missing. Run: sudo apt-get install pgbouncer");
        var port = QuietPort.Find();
        var settings = await cluster.WriteAsync(
            $"pgbouncer-{port.ToString(CultureInfo.InvariantCulture)}.ini",
            string.Create(CultureInfo.InvariantCulture, $"""
                [databases]
                * = host=127.0.0.1 port={server} user={user} password={password}
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {port}
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = {Connections}
                max_client_conn = 1000
                server_reset_query_always = 0

                """),
            cancellationToken);
        var log = settings + ".log";
        var bouncer = new PgBouncer(cluster.Run([program, settings], log), port);
        try
        {
            await bouncer.WaitAsync(log, user, cancellationToken);
            return bouncer;
        }
        catch
        {
            await bouncer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync(string log, string user, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var connectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = user,
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited
                && TimeProvider.System.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(s_poll, cancellationToken);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException(
                    $"pgbouncer did not start:\n{await File.ReadAllTextAsync(log, cancellationToken)}", exception);
            }
        }
    }
}
