using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Crash.Tests.Calls;

/// <summary>
/// One HTTP/1.1 connection that sends each call exactly once. <see cref="HttpClient"/> would not do: it quietly sends
/// a call again when its connection ends before the first byte of an answer, and then one call is two.
/// </summary>
internal sealed class CallConnection : IDisposable
{
    private const int StatusLineBytes = 12;
    private const string ContentLength = "Content-Length:";
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly Socket _socket;

    private CallConnection(Socket socket) => _socket = socket;

    /// <summary>Connects; null where nobody listens.</summary>
    public static async Task<CallConnection?> TryOpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
            return new CallConnection(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>The bytes of a call with a token.</summary>
    public static byte[] RequestOf(string path, string token) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n");

    /// <summary>
    /// Calls once. After anything but an answer the connection is of no more use, see <see cref="IsOpen"/>.
    /// </summary>
    public async Task<CallOutcome> CallAsync(byte[] request)
    {
        var outcome = CallOutcome.Unanswered;
        var filled = 0;
        try
        {
            await _socket.SendAsync(request);
            while (true)
            {
                var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
                if (read == 0)
                    break;

                // The status line is the acknowledgement, whatever becomes of the rest.
                filled += read;
                if (filled >= StatusLineBytes)
                    outcome = OutcomeOf(_buffer.AsSpan(9, 3));
                if (IsWhole(_buffer.AsSpan(0, filled)))
                    return outcome;
            }
        }
        catch (SocketException)
        {
            // The service died, or was killed.
        }

        IsOpen = false;
        return outcome;
    }

    /// <summary>Whether another call can be made.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static CallOutcome OutcomeOf(ReadOnlySpan<byte> status) =>
        status[0] == (byte)'2' ? CallOutcome.Acknowledged
        : status.SequenceEqual("402"u8) ? CallOutcome.Unpaid : CallOutcome.Refused;

    /// <summary>Whether the answer is all there: chunked to its last chunk, or as long as its head says.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHead);
        if (end < 0)
            return false;

        var head = Encoding.ASCII.GetString(answer[..end]);
        var body = answer[(end + EndOfHead.Length)..];
        var line = head.Split("\r\n").FirstOrDefault(
            header => header.StartsWith(ContentLength, StringComparison.OrdinalIgnoreCase));
        return line is null
            ? body.EndsWith(LastChunk)
            : body.Length >= int.Parse(line.AsSpan(ContentLength.Length), CultureInfo.InvariantCulture);
    }
}
