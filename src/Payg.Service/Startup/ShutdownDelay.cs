using Microsoft.Extensions.Options;
using Payg.Service.Server;
using Payg.Storage.Databases;

namespace Payg.Service.Startup;

/// <summary>
/// What lies between the wish to end (SIGTERM) and the end: for the time of <see cref="ServerOptions.ShutdownDelay"/>
/// the service says that it is not ready and serves on, so that load balancers notice and send requests to
/// other nodes. A second signal ends the wait. Only then is the host asked to end, so that what its end may take is
/// counted from there. It takes the place of the host's own answer to signals. Thread-safe.
/// </summary>
internal sealed partial class ShutdownDelay(
    IOptions<ServerOptions> settings,
    DatabaseReadiness readiness,
    IHostApplicationLifetime host,
    StopSignals signals,
    TimeProvider clock,
    ILogger<ShutdownDelay> logger) : IHostLifetime
{
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    /// <summary>Whether the service is about to end, and takes requests only from who has not heard of it.</summary>
    public bool HasBegun => Volatile.Read(ref _asked) > 0 || host.ApplicationStopping.IsCancellationRequested;

    /// <summary>The host calls this before it starts anything. Signals that came before are answered too.</summary>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.Handle(OnSignal);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void OnSignal()
    {
        if (Interlocked.Increment(ref _asked) == 1)
            _ = EndAsync();
        else
            _enough.TrySetResult();
    }

    private async Task EndAsync()
    {
        // Nobody sends requests to a node that has never been ready.
        var delay = settings.Value.ShutdownDelay;
        if (delay > TimeSpan.Zero && readiness.IsReady)
        {
            Waiting(delay);
            await Task.WhenAny(Task.Delay(delay, clock), _enough.Task).ConfigureAwait(false);
        }

        host.StopApplication();
    }

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information,
        Message = "Asked to end: not ready any more, and serving on for {Delay}; a second signal ends the wait")]
    private partial void Waiting(TimeSpan delay);
}
