using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Load.Abuse;

/// <summary>
/// Clients who each hold a connection and send the head of a request a byte a second; who is cut off comes back.
/// </summary>
internal static class SlowClients
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly byte[] Head = Encoding.ASCII.GetBytes(
        $"GET /api/prices HTTP/1.1\r\nHost: x\r\nX-Slow: {new string('a', 1000)}\r\n\r\n");

    /// <summary>Goes on until it is cancelled.</summary>
    public static Task RunAsync(Uri address, int count, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => RunAsync(address, cancellationToken)));

    private static async Task RunAsync(Uri address, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
                for (var i = 0; i < Head.Length; i++)
                {
                    await socket.SendAsync(Head.AsMemory(i, 1), cancellationToken);
                    await Task.Delay(Pause, cancellationToken);
                }
            }
            catch (SocketException)
            {
                // The server had enough of it.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
