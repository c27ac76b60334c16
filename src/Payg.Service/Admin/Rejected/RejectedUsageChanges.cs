using Microsoft.EntityFrameworkCore;
using Payg.Metering.Authenticate;
using Payg.Service.Audit;
using Payg.Storage.Flush;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Rejected;

/// <summary>Resolves rejected usage once, on any number of nodes, and audits that in the transaction.</summary>
internal sealed class RejectedUsageChanges(
    PaygContext context, RejectedUsage rejected, AuditLog audit, TimeProvider clock)
{
    public Task<RejectedUsageChange> RetryAsync(HttpContext http, long id, CancellationToken cancellationToken) =>
        ResolveAsync(
            http, id, RejectedUsageState.Charged, null, AuditActions.UsageCharged,
            row => rejected.TryChargeAsync(context, row, cancellationToken), cancellationToken);

    /// <summary>Decides that it is never charged.</summary>
    public Task<RejectedUsageChange> WriteOffAsync(
        HttpContext http, long id, string note, CancellationToken cancellationToken) =>
        ResolveAsync(
            http, id, RejectedUsageState.WrittenOff, note, AuditActions.UsageWrittenOff,
            _ => Task.FromResult<string?>(null), cancellationToken);

    private async Task<RejectedUsageChange> ResolveAsync(
        HttpContext http,
        long id,
        RejectedUsageState state,
        string? note,
        string action,
        Func<RejectedUsageRow, Task<string?>> act,
        CancellationToken cancellationToken)
    {
        // 1. Take the row: from here on nothing is added to it, and nobody else resolves it.
        var now = clock.GetUtcNow();
        var user = http.Features.Get<Caller>()?.Credential.UserId;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var taken = await context.RejectedUsage
            .Where(row => row.Id == id && row.State == RejectedUsageState.Open)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.State, state)
                    .SetProperty(row => row.ResolvedAt, now)
                    .SetProperty(row => row.ResolvedBy, user)
                    .SetProperty(row => row.Note, note),
                cancellationToken);
        var row = await context.RejectedUsage.AsNoTracking()
            .SingleOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (taken == 0 || row is null)
            return new RejectedUsageChange(false, row);

        // 2. Do it. What fails leaves the row open.
        if (await act(row) is { } failure)
            return new RejectedUsageChange(false, row, failure);

        // 3. The entry in the audit log, in the same transaction.
        audit.Add(http, action, AuditSubject.RejectedUsage(id),
            after: new { row.CustomerId, row.MeterId, row.OccurredAt, row.Quantity, row.Reason, Note = note });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RejectedUsageChange(true, row);
    }
}

/// <param name="Row">The usage, or null with this number.</param>
/// <param name="Failure">Why it still cannot be charged; null where that is not the matter.</param>
internal readonly record struct RejectedUsageChange(bool IsDone, RejectedUsageRow? Row, string? Failure = null);
