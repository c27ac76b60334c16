using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Customers;

namespace Payg.Storage.Catalog;

/// <summary>The tokens in the database. Thread-safe.</summary>
internal sealed class CredentialStore(IServiceScopeFactory scopes, TimeProvider clock) : ICredentialStore
{
    public async Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var digest = hash.ToArray();
        var now = clock.GetUtcNow();
        var found = await (
            from token in context.Tokens
            join user in context.Users on token.UserId equals user.Id
            join customer in context.Customers on token.CustomerId equals customer.Id
            where token.Hash == digest && token.RevokedAt == null && customer.DisabledAt == null
            select new
            {
                token.Id,
                token.UserId,
                token.CustomerId,
                token.Kind,
                token.ExpiresAt,
                user.UserName,
                user.IsAdministrator,
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);

        return found is null || found.ExpiresAt <= now
            ? null
            : new Credential(found.Id, found.UserId, new CustomerId(found.CustomerId), found.UserName!,
                found.IsAdministrator, found.Kind, found.ExpiresAt);
    }

    public async Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
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
