using Microsoft.EntityFrameworkCore;
using Payg.Storage.Customers;
using Payg.Storage.Model;

namespace Payg.Service.Idempotency;

/// <summary>
/// Keeps answers under keys for a day. A key is claimed before the work and answered after it, each in a transaction of
/// its own; a claim that a process left behind is taken over after two minutes, which no request lasts. Thread-safe.
/// </summary>
internal sealed class IdempotencyStore(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Claims a key for a request, or finds what became of the one that had it first.</summary>
    public async Task<IdempotencyClaim> ClaimAsync(
        Guid customer, string key, string operation, byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        var now = clock.GetUtcNow();
        var claim = new IdempotencyClaim(ClaimState.Claimed, customer, key, operation, Guid.CreateVersion7(now));
        if (await context.IdempotencyKeys.SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.Key == key && row.Operation == operation, cancellationToken)
            is not { } known)
        {
            known = new IdempotencyKeyRow
            {
                CustomerId = customer,
                Key = key,
                Operation = operation,
                RequestHash = hash,
            };
            context.IdempotencyKeys.Add(known);
        }
        else if (known.CreatedAt > now - Kept)
        {
            if (!known.RequestHash.AsSpan().SequenceEqual(hash))
                return claim with { State = ClaimState.Reused };
            if (known.Status is { } status)
                return claim with { State = ClaimState.Answered, Answer = new StoredAnswer(status, known.Body) };
            if (known.CreatedAt > now - s_longest)
                return claim with { State = ClaimState.InProgress };
        }

        (known.RequestHash, known.ClaimId, known.CreatedAt) = (hash, claim.Id, now);
        (known.Status, known.Body) = (null, null);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claim;
    }

    /// <summary>Keeps the answer of a claim; null: nothing was done, and the key is free again.</summary>
    public async Task FinishAsync(IdempotencyClaim claim, StoredAnswer? answer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var own = context.IdempotencyKeys.Where(row => row.CustomerId == claim.Customer && row.Key == claim.Key
            && row.Operation == claim.Operation && row.ClaimId == claim.Id);
        if (answer is null)
        {
            await own.ExecuteDeleteAsync(CancellationToken.None);
            return;
        }

        var (status, body) = ((short)answer.Status, answer.Body);
        await own.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Status, status).SetProperty(row => row.Body, body),
            CancellationToken.None);
    }

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var old = clock.GetUtcNow() - Kept;
        await context.IdempotencyKeys.Where(row => row.CreatedAt <= old).ExecuteDeleteAsync(cancellationToken);
    }
}
