using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Load.Abuse;

/// <summary>
/// So many attempts to log in a second, each from another of a thousand addresses of 127.0.0.0/8 and for another name,
/// so that no limit of an address or a name stops them. Each is a connection of its own, as with a botnet.
/// </summary>
internal sealed class LoginFlood(Uri address, int perSecond)
{
    private const int Addresses = 1000;
    private const int StepsPerSecond = 50;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<int, int> _answers = [];
    private readonly List<Task> _attempts = [];
    private int _sent;

    /// <summary>Goes on until it is cancelled, then waits for the last answers.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / StepsPerSecond);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                for (var i = 0; i < perSecond / StepsPerSecond; i++)
                    _attempts.Add(TryAsync(_sent++));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }

        await Task.WhenAll(_attempts);
    }

    /// <summary>How many attempts there were, and how many got which status; 0 is none.</summary>
    public override string ToString()
    {
        lock (_answers)
        {
            return $"{_sent} log-ins: " + string.Join(", ", _answers.OrderBy(answer => answer.Key).Select(answer =>
                string.Create(CultureInfo.InvariantCulture, $"{answer.Value} times {answer.Key}")));
        }
    }

    private async Task TryAsync(int number)
    {
        var status = 0;
        try
        {
            using var timeout = new CancellationTokenSource(Timeout);
            status = await AskAsync(number, timeout.Token);
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            // Counted as no answer.
        }

        lock (_answers)
            _answers[status] = _answers.GetValueOrDefault(status) + 1;
    }

    private async Task<int> AskAsync(int number, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var from = number % Addresses;
        socket.Bind(new IPEndPoint(new IPAddress([127, 1, (byte)(from / 250), (byte)(1 + (from % 250))]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        var body = $"{{\"username\":\"nobody{number}\",\"password\":\"wrong horse battery\"}}";
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {body.Length}\r\n\r\n{body}"),
            cancellationToken);
        var answer = new byte[2048];
        var read = await socket.ReceiveAsync(answer, cancellationToken);
        return read > 12 ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
    }
}
