using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Payg.Testing.Postgres.Sharding;

/// <summary>
/// Stands between a program and its PostgreSQL and keeps every statement that is sent with parameters, and the types of
/// these, as they are on the wire. Thread-safe.
/// </summary>
public sealed class StatementTap : IAsyncDisposable
{
    private const int HeaderBytes = 5;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<(string Sql, string Types), TappedStatement> _statements = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Task _accepting;

    private StatementTap(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What was sent so far, each statement once.</summary>
    public IReadOnlyCollection<TappedStatement> Statements => [.. _statements.Values];

    /// <summary>Starts to listen, before the server of a connection string.</summary>
    public static StatementTap Before(string connectionString) =>
        new(new NpgsqlConnectionStringBuilder(connectionString).Port);

    /// <summary>The same database, through the tap.</summary>
    public string Through(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Forgets what was sent.</summary>
    public void Clear() => _statements.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(PassOnAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassOnAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            var answers = server.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
            await Task.WhenAny(ReadAsync(client.GetStream(), server.GetStream()), answers);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // Either side has left.
        }
    }

    private async Task ReadAsync(NetworkStream from, NetworkStream to)
    {
        // The first message has no type, only its length.
        var header = new byte[HeaderBytes];
        for (var typed = 0; ; typed = 1)
        {
            await from.ReadExactlyAsync(header.AsMemory(0, sizeof(int) + typed), _stop.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(typed)) - sizeof(int)];
            await from.ReadExactlyAsync(body, _stop.Token);
            if (typed == 1 && header[0] == (byte)'P')
                Keep(body);
            await to.WriteAsync(header.AsMemory(0, sizeof(int) + typed), _stop.Token);
            await to.WriteAsync(body, _stop.Token);
        }
    }

    /// <summary>A message Parse: a name, the statement, and the number and types of its parameters.</summary>
    private void Keep(ReadOnlySpan<byte> body)
    {
        body = body[(body.IndexOf((byte)0) + 1)..];
        var end = body.IndexOf((byte)0);
        var sql = Encoding.UTF8.GetString(body[..end]);
        body = body[(end + 1)..];
        var types = new uint[BinaryPrimitives.ReadInt16BigEndian(body)];
        for (var i = 0; i < types.Length; i++)
            types[i] = BinaryPrimitives.ReadUInt32BigEndian(body[(sizeof(short) + (i * sizeof(uint)))..]);
        _statements.TryAdd((sql, string.Join(',', types)), new TappedStatement(sql, types));
    }
}

/// <summary>A statement.</summary>
/// <param name="Sql">Its text, whose parameters are <c>$1</c> and up.</param>
/// <param name="Types">The numbers of their types; 0: the server's choice.</param>
public sealed record TappedStatement(string Sql, IReadOnlyList<uint> Types);
