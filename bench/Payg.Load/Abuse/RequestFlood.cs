using System.Net;

namespace Payg.Load.Abuse;

/// <summary>
/// So many requests a second over connections that are kept, each from an address of its own in 127.0.0.0/8: what an
/// attacker sends who has a script and some machines.
/// </summary>
/// <param name="address">The service.</param>
/// <param name="perSecond">How many requests a second, as far as they are answered.</param>
/// <param name="make">The request with this number.</param>
internal sealed class RequestFlood(Uri address, int perSecond, Func<int, byte[]> make)
{
    private const int Connections = 20;
    private int _sent;

    /// <summary>What came back.</summary>
    public Answers Answers { get; } = new();

    /// <summary>Goes on until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(from => RunAsync(from, cancellationToken)));

    private async Task RunAsync(int from, CancellationToken cancellationToken)
    {
        using var connection = new RawConnection(address, new IPAddress([127, 2, 0, (byte)(1 + from)]));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)Connections / perSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var request = make(Interlocked.Increment(ref _sent));
                Answers.Add(RawConnection.StatusOf(await connection.SendAsync(request, cancellationToken)));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }
}
