using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>
/// What lies between the wish to end (SIGTERM) and the end: for the time of <see cref="ServerSettings.ShutdownDelay"/>
/// the service says that it is not ready and serves on, so that whoever sends requests hears of it and sends them to
/// other nodes. A second signal ends the wait. Thread-safe.
/// </summary>
internal sealed partial class ShutdownDelay(
    IOptions<ServerSettings> settings,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<ShutdownDelay> logger) : IHostedLifecycleService
{
    private volatile bool _hasBegun;

    /// <summary>Whether the service is about to end, and takes requests only from who has not heard of it.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Waits. The host calls this before it ends anything.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        var delay = settings.Value.ShutdownDelay;

        // Nobody sends requests to a node that has never been ready.
        if (delay == TimeSpan.Zero || !readiness.IsReady)
            return;

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hurry);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hurry);

        // Not before: whoever reads it may send the second signal at once.
        Waiting(delay);
        await Task.Delay(delay, clock, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        void Hurry(PosixSignalContext signal)
        {
            signal.Cancel = true;
            enough.Cancel();
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information,
        Message = "Asked to end: not ready any more, and serving on for {Delay}; a second signal ends the wait")]
    private partial void Waiting(TimeSpan delay);
}
