using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Payg.Testing.Proxies;

/// <summary>
/// A proxy on 127.0.0.1 that fails on command: it cuts connections, stops accepting, slows down, and cuts at a
/// statement so that its client cannot know whether the server carried it out. Thread-safe.
/// </summary>
/// <remarks>What it does at statements works with PostgreSQL without TLS, as <c>PostgresServer</c> runs it.</remarks>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly Queue<CutPlan> _plans = [];
    private readonly Lock _listening = new();
    private TcpListener? _listener;
    private long _delayTicks;

    private TcpProxy(IPEndPoint target, bool readsPostgres) => (_target, ReadsPostgres) = (target, readsPostgres);

    /// <summary>Where it listens, on 127.0.0.1; the same for all its life.</summary>
    public int Port { get; private set; }

    /// <summary>How long each piece waits before it goes on, in each direction. Default none.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Connections that are open now.</summary>
    public int ConnectionCount => _connections.Count;

    internal bool ReadsPostgres { get; }

    /// <summary>Starts a proxy in front of the server that a PostgreSQL connection string names.</summary>
    /// <param name="connectionString">Of a server on 127.0.0.1.</param>
    /// <param name="proxied">The same connection string, through the proxy.</param>
    public static TcpProxy ForPostgres(string connectionString, out string proxied)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var proxy = new TcpProxy(new IPEndPoint(IPAddress.Loopback, builder.Port), readsPostgres: true);
        proxy.Listen();
        builder.Port = proxy.Port;
        builder.SslMode = SslMode.Disable;
        proxied = builder.ConnectionString;
        return proxy;
    }

    /// <summary>Starts a proxy in front of any server on 127.0.0.1.</summary>
    public static TcpProxy ForPort(int port)
    {
        var proxy = new TcpProxy(new IPEndPoint(IPAddress.Loopback, port), readsPostgres: false);
        proxy.Listen();
        return proxy;
    }

    /// <summary>Resets every open connection; new ones are accepted.</summary>
    /// <returns>How many there were.</returns>
    public int CutConnections()
    {
        var open = _connections.Keys.ToArray();
        foreach (var connection in open)
            connection.Cut();
        return open.Length;
    }

    /// <summary>Refuses new connections from now on, as a server that is down does; open ones stay.</summary>
    public void StopAccepting()
    {
        lock (_listening)
        {
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>Accepts connections again, on the same port.</summary>
    public void ResumeAccepting()
    {
        lock (_listening)
        {
            if (_listener is null)
                Listen();
        }
    }

    /// <summary>
    /// Cuts the connection that next sends COMMIT, which a client sees as a commit with an unknown outcome.
    /// </summary>
    /// <param name="fate">Whether the server gets to carry it out.</param>
    /// <returns>Completes when the connection is cut.</returns>
    public Task CutAtNextCommitAsync(StatementFate fate) => CutAtNextAsync(
        sql => sql.AsSpan().TrimStart().StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase), fate);

    /// <summary>Cuts the connection that next runs a statement which <paramref name="matches"/>.</summary>
    /// <param name="matches">Is given the SQL of each statement; must be thread-safe.</param>
    /// <param name="fate">
    /// Whether the server gets to carry it out. A statement outside a transaction is committed by being carried out.
    /// </param>
    /// <returns>Completes when the connection is cut.</returns>
    /// <exception cref="InvalidOperationException">The proxy was not made for PostgreSQL.</exception>
    public Task CutAtNextAsync(Func<string, bool> matches, StatementFate fate)
    {
        if (!ReadsPostgres)
            throw new InvalidOperationException("Only a proxy made by ForPostgres reads statements.");

        var plan = new CutPlan(matches, fate);
        lock (_plans)
            _plans.Enqueue(plan);
        return plan.Done;
    }

    /// <summary>Stops accepting and resets every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        StopAccepting();
        var running = _connections.Values.ToArray();
        CutConnections();
        await Task.WhenAll(running);
    }

    /// <summary>The plan to cut at this statement, if there is one; it is used up by that. Plans go in order.</summary>
    internal CutPlan? TakeCutAt(string sql)
    {
        lock (_plans)
            return _plans.TryPeek(out var plan) && plan.Matches(sql) ? _plans.Dequeue() : null;
    }

    private void Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        // A port is free again at once, although connections that were reset may linger on it.
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // StopAccepting disposed of the listener.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var connection = new ProxiedConnection(this, client, server);
        try
        {
            await server.ConnectAsync(_target);
        }
        catch (SocketException)
        {
            // The server is down: the client finds its connection reset.
            connection.Cut();
            return;
        }

        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connections[connection] = finished.Task;
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            finished.SetResult();
        }
    }
}
