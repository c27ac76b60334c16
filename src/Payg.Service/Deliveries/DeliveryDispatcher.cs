using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Storage.Databases;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;

namespace Payg.Service.Deliveries;

/// <summary>
/// Sends what is due, every second: at most 16 at a time on a node, and at most 4 to one endpoint, so that a slow one
/// does not hold up the others.
/// </summary>
internal sealed partial class DeliveryDispatcher(
    AlertFanOut fanOut,
    DeliveryQueue queue,
    IEnumerable<IDeliveryChannel> channels,
    IOptions<DeliveryOptions> settings,
    DatabaseReadiness readiness,
    DeliveryMetrics metrics,
    InvoiceMetrics invoices,
    TimeProvider clock,
    ILogger<DeliveryDispatcher> logger) : RepeatedWork(readiness, clock, TimeSpan.FromSeconds(1))
{
    private const int MaxAtOnce = 16;
    private const int MaxOfEndpoint = 4;
    private const int MaxRounds = 100;
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromHours(1);

    private readonly Dictionary<DeliveryChannel, IDeliveryChannel> _channels =
        channels.ToDictionary(channel => channel.Channel);

    private readonly ConcurrentDictionary<Guid, (Guid? Endpoint, Task Task)> _inFlight = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DateTimeOffset _sweptAt;

    /// <summary>Sends all that is due now; returns when it was sent.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var started = await SendDueAsync(cancellationToken);
            await Task.WhenAll(_inFlight.Values.Select(sending => sending.Task));
            if (started == 0)
                return;
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await SendDueAsync(cancellationToken);
        await SweepAsync(cancellationToken);
    }

    /// <summary>
    /// Waits for what is on its way, which ends as soon as its connection does, for as long as the host does: what is
    /// not recorded by then is due again.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_inFlight.Values.Select(sending => sending.Task)).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var round = 0; round < MaxRounds && await fanOut.RunAsync(cancellationToken);)
                round++;

            var sent = _inFlight.Values.Where(sending => sending.Endpoint is not null)
                .GroupBy(sending => sending.Endpoint!.Value).ToDictionary(group => group.Key, group => group.Count());
            var busy = sent.Where(endpoint => endpoint.Value >= MaxOfEndpoint).Select(endpoint => endpoint.Key);
            var taken = await queue.ClaimAsync(MaxAtOnce - _inFlight.Count, IsFree, [.. busy], cancellationToken);
            metrics.Waited(queue.Delay);
            foreach (var row in taken)
            {
                var sending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _inFlight[row.Id] = (row.EndpointId, sending.Task);
                _ = SendAsync(row, sending, cancellationToken);
            }

            return taken.Count;

            bool IsFree(Guid? endpoint)
            {
                if (endpoint is not { } id)
                    return true;
                sent[id] = sent.GetValueOrDefault(id) + 1;
                return sent[id] <= MaxOfEndpoint;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes one attempt and records it. It does not throw: an attempt that is lost is due again.</summary>
    private async Task SendAsync(DeliveryRow row, TaskCompletionSource sending, CancellationToken cancellationToken)
    {
        try
        {
            var start = Clock.GetTimestamp();
            var result = await _channels[row.Channel].SendAsync(row, cancellationToken);
            await queue.RecordAsync(row, result, Clock.GetElapsedTime(start), CancellationToken.None);
            metrics.Attempted(row.Channel, result.IsDelivered);
            if (row is { Channel: DeliveryChannel.Mail, Type: EventTypes.InvoiceFinalized })
                invoices.Mailed(result.IsDelivered);
            if (row.State is DeliveryState.Failed)
            {
                metrics.GivenUp(row.Channel);
                GivenUp(row.Id, row.Type, row.Attempts, result.Error ?? "");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync(row);
        }
        catch (Exception exception)
        {
            Failed(exception.GetBaseException().Message);
        }
        finally
        {
            _inFlight.TryRemove(row.Id, out _);
            sending.SetResult();
        }
    }

    private async Task ReleaseAsync(DeliveryRow row)
    {
        try
        {
            await queue.ReleaseAsync(row, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Failed(exception.GetBaseException().Message);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        if (now - _sweptAt < s_sweepInterval)
            return;
        _sweptAt = now;
        await queue.SweepAsync(now.AddDays(-settings.Value.KeepDays), cancellationToken);
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning,
        Message = "Notifications could not be dispatched; trying again: {Reason}")]
    protected override partial void Failed(string reason);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning,
        Message = "The delivery {Delivery} of {Type} was given up after {Attempts} attempts: {Reason}")]
    private partial void GivenUp(Guid delivery, string type, int attempts, string reason);
}
