using Payg.Crash.Tests.Books;

namespace Payg.Crash.Tests.Calls;

/// <summary>
/// Callers who do not stop: each makes one call after the other, of any customer and meter, to any node, and notes
/// what became of it. A node that is down is passed over. Disposing it waits for the calls under way.
/// </summary>
internal sealed class LoadClient : IAsyncDisposable
{
    private static readonly string[] Meters = ["api1", "api2", "api3", "api4"];
    private static readonly TimeSpan PauseWhenRefused = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterBurst = TimeSpan.FromMilliseconds(2);
    private const int MaxBurst = 50;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _callers;
    private readonly CallTally _tally;
    private readonly IReadOnlyList<CallTemplate> _templates;

    private LoadClient(
        IReadOnlyList<Func<Uri>> nodes, IReadOnlyList<TestCustomer> customers, CallTally tally, int seed, int callers)
    {
        _tally = tally;
        _templates =
        [
            .. from customer in customers
               from meter in Meters
               select new CallTemplate(
                   new CallKey(customer.Id, meter),
                   CallConnection.RequestOf($"/api/payg/{meter}", customer.Token)),
        ];
        _callers =
        [
            .. Enumerable.Range(0, callers).Select(number =>
                Task.Run(() => RunAsync(nodes[number % nodes.Count], new Random(seed + number)))),
        ];
    }

    /// <summary>Begins to call.</summary>
    /// <param name="nodes">Where each node listens now; asked again for each connection.</param>
    /// <param name="customers">Who calls.</param>
    /// <param name="tally">Where to note the calls.</param>
    /// <param name="seed">Who calls what.</param>
    /// <param name="callers">How many calls are under way at once.</param>
    public static LoadClient Start(
        IReadOnlyList<Func<Uri>> nodes, IReadOnlyList<TestCustomer> customers, CallTally tally, int seed,
        int callers = 16) =>
        new(nodes, customers, tally, seed, callers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
        _stop.Dispose();
    }

    private async Task RunAsync(Func<Uri> node, Random random)
    {
        CallConnection? connection = null;
        var burst = 0;
        while (!_stop.IsCancellationRequested)
        {
            connection ??= await CallConnection.TryOpenAsync(node(), _stop.Token);
            if (connection is null)
            {
                // Nothing was sent, so there is nothing to note.
                await Task.Delay(PauseWhenRefused);
                continue;
            }

            var call = _templates[random.Next(_templates.Count)];
            var outcome = await connection.CallAsync(call.Request);
            _tally.Note(call.Key, outcome);

            // Services that start or die beside it need some of the machine too.
            if (outcome == CallOutcome.Refused)
            {
                await Task.Delay(PauseWhenRefused);
            }
            else if (burst-- <= 0)
            {
                burst = random.Next(MaxBurst);
                await Task.Delay(PauseAfterBurst);
            }

            if (!connection.IsOpen)
            {
                connection.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }

    private sealed record CallTemplate(CallKey Key, byte[] Request);
}
