using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Customers;
using Payg.Core.Usage;

namespace Payg.Storage.Catalog;

/// <summary>The tokens in the database. Thread-safe.</summary>
internal sealed class CredentialStore(
    IServiceScopeFactory scopes, DatabaseReadiness readiness, IDatabaseFaults faults, TimeProvider clock)
    : ICredentialStore
{
    public Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        AskAsync(context => FindAsync(context, hash.ToArray(), cancellationToken));

    public Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(context => ChangedSinceAsync(context, since, cancellationToken));

    private async Task<T> AskAsync<T>(Func<PaygContext, Task<T>> ask)
    {
        readiness.ThrowIfNotReady();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<PaygContext>());
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database could not be asked for a token.", exception);
        }
    }

    private async Task<Credential?> FindAsync(
        PaygContext context, byte[] hash, CancellationToken cancellationToken)
    {
        var found = await (
            from token in context.Tokens
            join user in context.Users on token.UserId equals user.Id
            join customer in context.Customers on token.CustomerId equals customer.Id
            where token.Hash == hash && token.RevokedAt == null && customer.DisabledAt == null
            select new
            {
                token.Id,
                token.UserId,
                token.CustomerId,
                token.Kind,
                token.ExpiresAt,
                token.Meters,
                user.UserName,
                user.IsAdministrator,
                Limits = context.RateLimits.Where(limit => limit.CustomerId == token.CustomerId).ToList(),
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);

        return found is null || found.ExpiresAt <= clock.GetUtcNow()
            ? null
            : new Credential(found.Id, found.UserId, new CustomerId(found.CustomerId), found.UserName!,
                found.IsAdministrator, found.Kind, found.ExpiresAt)
            {
                Meters = found.Meters?.Split(' ').ToFrozenSet(StringComparer.Ordinal),
                CallsPerMinute = StoredLimits.Read(found.Limits),
            };
    }

    private static async Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(
        PaygContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var revoked = context.Tokens.Where(token => token.RevokedAt >= since).Select(token => token.Hash);
        var customers = context.Tokens
            .Where(token => context.Customers.Any(
                customer => customer.Id == token.CustomerId && customer.AccessChangedAt >= since))
            .Select(token => token.Hash);
        var users = context.Tokens
            .Where(token => context.Users.Any(user => user.Id == token.UserId && user.AccessChangedAt >= since))
            .Select(token => token.Hash);
        var hashes = await revoked.Concat(customers).Concat(users).ToListAsync(cancellationToken);
        return [.. hashes.Select(hash => new TokenHash(hash))];
    }
}
