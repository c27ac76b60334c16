using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Load.Abuse;

/// <summary>
/// A connection from an address of 127.0.0.0/8 that sends requests as they are and reads answers to their end. It costs
/// the machine little beside the service, which a web client does not. One caller at a time.
/// </summary>
internal sealed class RawConnection(Uri server, IPAddress from) : IDisposable
{
    private static readonly byte[] s_endOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] s_lastChunk = "0\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[32 * 1024];
    private Socket? _socket;

    /// <summary>What a request looks like.</summary>
    public static byte[] Request(string method, string path, string? headers = null, string? json = null)
    {
        var body = json is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n");
        return Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}{body}\r\n{json}");
    }

    /// <summary>Sends a request and returns the head of its answer; null where the server cut the connection.</summary>
    public async Task<string?> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            var socket = _socket ??= await ConnectAsync(cancellationToken);
            await socket.SendAsync(request, cancellationToken);
            var head = await ReadAsync(socket, cancellationToken);
            if (head is null || head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase))
                Close();
            return head;
        }
        catch (SocketException)
        {
            Close();
            return null;
        }
    }

    /// <summary>The status in the head of an answer; 0 where there is none.</summary>
    public static int StatusOf(string? head) =>
        head is { Length: > 12 } ? int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;

    /// <inheritdoc/>
    public void Dispose() => Close();

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<string?> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        // 1. The head.
        var (length, end) = (0, -1);
        while (end < 0)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return null;
            length += read;
            end = _buffer.AsSpan(0, length).IndexOf(s_endOfHead);
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        var body = length - end - s_endOfHead.Length;

        // 2. A body whose length is known, or one in chunks.
        const string Length = "\r\nContent-Length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var rest = head[(at + Length.Length)..].Split('\r')[0];
            for (var left = int.Parse(rest, CultureInfo.InvariantCulture) - body; left > 0;)
            {
                var read = await socket.ReceiveAsync(_buffer, cancellationToken);
                if (read == 0)
                    return null;
                left -= read;
            }
        }
        else if (head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (!_buffer.AsSpan(0, length).EndsWith(s_lastChunk))
            {
                // What was read last is kept at the front: the end may arrive in two parts.
                var kept = Math.Min(length, s_lastChunk.Length);
                _buffer.AsSpan(length - kept, kept).CopyTo(_buffer);
                var read = await socket.ReceiveAsync(_buffer.AsMemory(kept), cancellationToken);
                if (read == 0)
                    return null;
                length = kept + read;
            }
        }

        return head;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
