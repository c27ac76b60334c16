using System.Net;

namespace Payg.Load.Abuse;

/// <summary>
/// So many attempts to log in a second, each from another of a thousand addresses of 127.0.0.0/8 and for another name,
/// so that no limit of an address or a name stops them. Each is a connection of its own, as with a botnet.
/// </summary>
internal sealed class LoginFlood(Uri address, int perSecond)
{
    private const int Addresses = 1000;
    private const int StepsPerSecond = 50;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private int _sent;

    /// <summary>What came back.</summary>
    public Answers Answers { get; } = new();

    /// <summary>Goes on until it is cancelled, then waits for the last answers.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var attempts = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / StepsPerSecond);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                for (var i = 0; i < perSecond / StepsPerSecond; i++)
                    attempts.Add(TryAsync(_sent++));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }

        await Task.WhenAll(attempts);
    }

    private async Task TryAsync(int number)
    {
        var from = number % Addresses;
        using var connection = new RawConnection(
            address, new IPAddress([127, 1, (byte)(from / 250), (byte)(1 + (from % 250))]));
        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            var body = $"{{\"username\":\"nobody{number}\",\"password\":\"wrong horse battery\"}}";
            Answers.Add(RawConnection.StatusOf(await connection.SendAsync(
                RawConnection.Request("POST", "/api/auth/login", "Connection: close\r\n", body), timeout.Token)));
        }
        catch (OperationCanceledException)
        {
            Answers.Add(0);
        }
    }
}
