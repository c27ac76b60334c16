using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>
/// A PostgreSQL of one's own on 127.0.0.1: made from local binaries, protected by a random password, gone with the
/// process that started it, however that ends. Thread-safe but for stopping and starting.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const int PortAttempts = 20;

    private const string Owner = "payg";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());

    private readonly PostgresOptions _options;
    private readonly PostgresCluster _cluster;
    private readonly string _superuserPassword;
    private readonly string _ownerPassword;
    private readonly Dictionary<string, string> _more = new(StringComparer.Ordinal);
    private Process? _process;
    private int _databases;

    private PostgresServer(
        PostgresOptions options, PostgresCluster cluster, string superuserPassword, string ownerPassword) =>
        (_options, _cluster, _superuserPassword, _ownerPassword) =
            (options, cluster, superuserPassword, ownerPassword);

    /// <summary>Where it listens, on 127.0.0.1. The same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>The folder of its Unix socket, where the options ask for one.</summary>
    public string SocketFolder => _cluster.Folder;

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The server that all tests of a process share; started by the first to ask, stopped by nobody.</summary>
    /// <exception cref="FileNotFoundException">There is no PostgreSQL; the message says what to run.</exception>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a server for the caller alone, who may stop and restart it and disposes of it.</summary>
    /// <exception cref="FileNotFoundException">There is no PostgreSQL; the message says what to run.</exception>
    /// <exception cref="InvalidOperationException">It did not start; the message has its log.</exception>
    public static async Task<PostgresServer> StartAsync(
        PostgresOptions? options = null, CancellationToken cancellationToken = default)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var cluster = await PostgresCluster.CreateAsync(password, cancellationToken);
        var server = new PostgresServer(
            options ?? new PostgresOptions(), cluster, password, RandomNumberGenerator.GetHexString(32));
        try
        {
            await server.AddCertificateAsync(cancellationToken);
            await server.StartOnFreePortAsync(cancellationToken);
            await server.ExecuteAsync(
                $"CREATE ROLE {Owner} LOGIN PASSWORD '{server._ownerPassword}'", cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts a hot standby of this server, which has its databases, roles and passwords and follows it. This server is
    /// stopped and started for that.
    /// </summary>
    /// <param name="isSynchronous">Whether commits wait for the standby, so that it has all of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PostgresServer> StartStandbyAsync(
        bool isSynchronous = false, CancellationToken cancellationToken = default)
    {
        await StopAsync(PosixSignal.Interrupt);
        if (isSynchronous)
            _more["synchronous_standby_names"] = "*";
        var cluster = await PostgresCluster.CopyAsync(_cluster, cancellationToken);
        var standby = new PostgresServer(_options, cluster, _superuserPassword, _ownerPassword);
        standby._more["primary_conninfo"] =
            $"host=127.0.0.1 port={Port} user={PostgresCluster.Superuser} password={_superuserPassword}";
        try
        {
            await RestartAsync(cancellationToken);
            await standby.StartOnFreePortAsync(cancellationToken);
            return standby;
        }
        catch
        {
            await standby.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a pgbouncer in front of this server, in transaction mode.</summary>
    /// <exception cref="FileNotFoundException">There is no pgbouncer; the message says what to run.</exception>
    public Task<PgBouncer> StartBouncerAsync(CancellationToken cancellationToken = default) =>
        PgBouncer.StartAsync(_cluster, Port, Owner, _ownerPassword, cancellationToken);

    /// <summary>Returns when this standby has all that the other server has committed.</summary>
    public async Task CatchUpAsync(PostgresServer primary, CancellationToken cancellationToken = default)
    {
        var position = await primary.ExecuteAsync("SELECT pg_current_wal_lsn()::text", cancellationToken);
        while (await ExecuteAsync($"SELECT pg_last_wal_replay_lsn() >= '{position}'", cancellationToken) is not true)
            await Task.Delay(PollInterval, cancellationToken);
    }

    /// <summary>Makes this standby a server that accepts writes.</summary>
    public Task PromoteAsync(CancellationToken cancellationToken = default) =>
        ExecuteAsync("SELECT pg_promote()", cancellationToken);

    /// <summary>Makes an empty database and returns the connection string of its owner, who is no superuser.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default) =>
        CreateFromAsync("template0", cancellationToken);

    /// <summary>
    /// Copies a database of this server, to which nobody may be connected, and returns its owner's connection string.
    /// </summary>
    public Task<string> CopyDatabaseAsync(string connectionString, CancellationToken cancellationToken = default) =>
        CreateFromAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!, cancellationToken);

    /// <summary>
    /// Makes a role that owns nothing and may log in, and returns its name and its connection string for a database.
    /// </summary>
    public async Task<(string Role, string ConnectionString)> CreateRoleAsync(
        string connectionString, CancellationToken cancellationToken = default)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        var role = $"{database}_service";
        var password = RandomNumberGenerator.GetHexString(32);
        await ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{password}'", cancellationToken);
        return (role, ConnectionString(database, role, password));
    }

    /// <summary>Deletes a database made by <see cref="CreateDatabaseAsync"/>, whoever is connected to it.</summary>
    public async Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", cancellationToken);
    }

    /// <summary>Stops at once, as a crash would: open transactions are lost, connections break, commits stay.</summary>
    public Task StopImmediateAsync() => StopAsync(PosixSignal.Quit);

    /// <summary>Starts again on the same port, with all that was committed; stops first if it still runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopImmediateAsync();
        if (!await TryStartAsync(cancellationToken))
            throw await StartFailedAsync();
    }

    /// <summary>Stops at once and deletes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopImmediateAsync();
        await _cluster.DisposeAsync();
    }

    private async Task<string> CreateFromAsync(string template, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"payg_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {Owner} TEMPLATE {template}", cancellationToken);
        return ConnectionString(name, Owner, _ownerPassword);
    }

    private async Task StopAsync(int signal)
    {
        if (_process is null)
            return;

        PosixSignal.Send(_process, signal);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private async Task StartOnFreePortAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            Port = QuietPort.Find();
            if (await TryStartAsync(cancellationToken))
                return;
        }

        throw await StartFailedAsync();
    }

    /// <summary>True when it accepts connections; false when it ended instead, as when its port is taken.</summary>
    private async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        _process = _cluster.Start(Settings());
        while (!_process.HasExited)
        {
            try
            {
                await ExecuteAsync("SELECT 1", cancellationToken);
                return true;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(started) < _options.StartTimeout)
            {
                await Task.Delay(PollInterval, cancellationToken);
            }
        }

        return false;
    }

    private async Task AddCertificateAsync(CancellationToken cancellationToken)
    {
        if (_options.Certificate is not { } certificate)
            return;

        _more["ssl"] = "on";
        _more["ssl_cert_file"] = await _cluster.WriteAsync("server.crt", certificate.Server, cancellationToken);
        _more["ssl_ca_file"] = await _cluster.WriteAsync("root.crt", certificate.Authority, cancellationToken);
        _more["ssl_key_file"] = await _cluster.WriteAsync("server.key", certificate.ServerKey, cancellationToken);
    }

    private Dictionary<string, string> Settings() => new(_more, StringComparer.Ordinal)
    {
        ["listen_addresses"] = "127.0.0.1",
        ["port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["unix_socket_directories"] = _options.Sockets ? SocketFolder : "",
        ["max_connections"] = _options.MaxConnections.ToString(CultureInfo.InvariantCulture),
        ["fsync"] = _options.Fsync ? "on" : "off",
        ["full_page_writes"] = _options.Fsync ? "on" : "off",
        ["timezone"] = "UTC",
    };

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            ConnectionString("postgres", PostgresCluster.Superuser, _superuserPassword) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private string ConnectionString(string database, string username, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = username,
            Password = password,
        }.ConnectionString;

    private async Task<InvalidOperationException> StartFailedAsync() =>
        new($"PostgreSQL did not start on port {Port}:\n{await File.ReadAllTextAsync(_cluster.Log)}");
}
