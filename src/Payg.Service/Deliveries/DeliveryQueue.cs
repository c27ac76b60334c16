using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Deliveries;

/// <summary>
/// Takes deliveries that are due and records what became of them. An attempt belongs to the node whose update moved
/// the due time; where that node dies, the attempt is due again two minutes later. Thread-safe.
/// </summary>
internal sealed class DeliveryQueue(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(2);

    /// <summary>How late the most overdue delivery was when it was last looked for.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>Takes deliveries that are due, each to be attempted by the caller alone.</summary>
    /// <param name="isFree">Whether one more may be sent to an endpoint; asked for each delivery.</param>
    /// <param name="busy">The endpoints to which nothing more may be sent.</param>
    public async Task<IReadOnlyList<DeliveryRow>> ClaimAsync(
        int max, Func<Guid?, bool> isFree, IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = clock.GetUtcNow();
        var due = await context.Deliveries.AsNoTracking()
            .Where(row => row.NextAttemptAt <= now
                && (row.EndpointId == null || !busy.Contains(row.EndpointId!.Value)))
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id).Take(max).ToListAsync(cancellationToken);
        Delay = due is [{ NextAttemptAt: { } first }, ..] ? now - first : TimeSpan.Zero;

        var taken = new List<DeliveryRow>();
        foreach (var row in due.Where(row => isFree(row.EndpointId)))
        {
            DateTimeOffset? seen = row.NextAttemptAt, until = now + s_claim;
            var updated = await context.Deliveries
                .Where(known => known.Id == row.Id && known.NextAttemptAt == seen)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(known => known.NextAttemptAt, until), cancellationToken);
            if (updated == 0)
                continue;
            row.NextAttemptAt = until;
            taken.Add(row);
        }

        return taken;
    }

    /// <summary>Records an attempt, unless the delivery was taken by another node, or replayed, meanwhile.</summary>
    public async Task RecordAsync(
        DeliveryRow row, DeliveryResult result, TimeSpan duration, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? claim = row.NextAttemptAt, ended = now;
        row.Attempts++;
        row.NextAttemptAt = result.IsDelivered || result.IsFinal
            ? null
            : DeliverySchedule.Next(row.Attempts, now, result.RetryAfter);
        row.State = result.IsDelivered ? DeliveryState.Delivered
            : row.NextAttemptAt is null ? DeliveryState.Failed : DeliveryState.Pending;
        var attempt = new DeliveryAttemptRow
        {
            DeliveryId = row.Id,
            Id = Guid.CreateVersion7(now),
            At = now,
            DurationMs = (int)duration.TotalMilliseconds,
            Status = result.Status,
            Response = result.Response,
            Error = result.Error,
        };
        var content = row.State is DeliveryState.Pending ? row.Content : null;
        int? took = attempt.DurationMs;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Deliveries.Where(known => known.Id == row.Id && known.NextAttemptAt == claim)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(known => known.State, row.State)
                    .SetProperty(known => known.Attempts, row.Attempts)
                    .SetProperty(known => known.NextAttemptAt, row.NextAttemptAt)
                    .SetProperty(known => known.LastAttemptAt, ended)
                    .SetProperty(known => known.DurationMs, took)
                    .SetProperty(known => known.Status, result.Status)
                    .SetProperty(known => known.Response, result.Response)
                    .SetProperty(known => known.Error, result.Error)
                    .SetProperty(known => known.Content, content),
                cancellationToken);

        // It was made, whatever became of the delivery; only one that was deleted with its endpoint keeps none.
        if (row.Channel is DeliveryChannel.Webhook
            && await context.Deliveries.AnyAsync(known => known.Id == row.Id, cancellationToken))
        {
            context.DeliveryAttempts.Add(attempt);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives an attempt back that was not made.</summary>
    public async Task ReleaseAsync(DeliveryRow row, CancellationToken cancellationToken)
    {
        DateTimeOffset? claim = row.NextAttemptAt, now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaygContext>().Deliveries
            .Where(known => known.Id == row.Id && known.NextAttemptAt == claim)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.NextAttemptAt, now), cancellationToken);
    }

    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PaygContext>().Deliveries
            .Where(row => row.NextAttemptAt == null && row.LastAttemptAt < before)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
