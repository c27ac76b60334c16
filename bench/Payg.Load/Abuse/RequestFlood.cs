using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Payg.Load.Abuse;

/// <summary>
/// So many requests a second over connections that are kept, each from an address of its own in 127.0.0.0/8: what an
/// attacker sends who has a script and some machines.
/// </summary>
/// <param name="name">What the table calls it.</param>
/// <param name="address">The service.</param>
/// <param name="perSecond">How many requests a second, as far as they are answered.</param>
/// <param name="make">Makes the request with this number.</param>
internal sealed class RequestFlood(
    string name, Uri address, int perSecond, Func<int, HttpRequestMessage> make)
{
    private const int Connections = 20;

    private readonly Dictionary<int, int> _answers = [];
    private int _sent;

    /// <summary>What the table calls it.</summary>
    public string Name => name;

    /// <summary>Goes on until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(from => RunAsync(from, cancellationToken)));

    /// <summary>How many requests there were, and how many got which status; 0 is none.</summary>
    public override string ToString()
    {
        lock (_answers)
        {
            return $"{name}: " + string.Join(", ", _answers.OrderBy(answer => answer.Key).Select(answer =>
                string.Create(CultureInfo.InvariantCulture, $"{answer.Value} times {answer.Key}")));
        }
    }

    private async Task RunAsync(int from, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(HandlerOf(from)) { BaseAddress = address };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)Connections / perSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var status = 0;
                try
                {
                    using var request = make(Interlocked.Increment(ref _sent));
                    using var answer = await client.SendAsync(request, cancellationToken);
                    status = (int)answer.StatusCode;
                }
                catch (HttpRequestException)
                {
                    // Counted as no answer.
                }

                lock (_answers)
                    _answers[status] = _answers.GetValueOrDefault(status) + 1;
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private static SocketsHttpHandler HandlerOf(int from) => new()
    {
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 2, 0, (byte)(1 + from)]), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
