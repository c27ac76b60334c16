using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;

namespace Payg.Service.Deliveries;

/// <summary>Makes deliveries of stored alerts, each once on all nodes. Thread-safe.</summary>
internal sealed class AlertFanOut(IServiceScopeFactory scopes, IEnumerable<IDeliveryChannel> channels)
{
    private const int AlertsAtOnce = 100;

    /// <summary>False: nothing is queued, or another node makes the deliveries.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var ids = await context.QueuedAlerts.AsNoTracking().OrderBy(row => row.AlertId)
            .Select(row => row.AlertId).Take(AlertsAtOnce).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return false;

        // Deleting them first makes nodes take turns: who deletes fewer than were read was second.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await context.QueuedAlerts.Where(row => ids.Contains(row.AlertId))
            .ExecuteDeleteAsync(cancellationToken);
        if (deleted < ids.Count)
            return false;

        var alerts = await context.Alerts.AsNoTracking().Where(row => ids.Contains(row.Id))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var channel in channels)
            await channel.AddAsync(context, alerts, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
