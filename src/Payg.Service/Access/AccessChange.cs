using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Access;

/// <summary>Stores changes of what tokens may do. This node follows at once, others within two seconds.</summary>
internal sealed class AccessChange(PaygContext context, TokenAuthenticator authenticator, TimeProvider clock)
{
    /// <summary>Longer than any change takes. The node that compares is the one that revoked.</summary>
    private static readonly TimeSpan s_justNow = TimeSpan.FromMinutes(1);

    /// <summary>Saves what waits to be saved and commits; then the tokens are looked up again.</summary>
    /// <param name="tokens">The tokens that it is about; more of them do no harm.</param>
    public async Task CommitAsync(
        IDbContextTransaction transaction, IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        // They are read before the commit: if that fails, so does the change, and no token is left behind.
        // Those that ended earlier were reported then.
        var justNow = clock.GetUtcNow() - s_justNow;
        var changed = await tokens.Where(token => token.RevokedAt == null || token.RevokedAt >= justNow)
            .Select(token => new { token.CustomerId, token.Hash }).ToListAsync(cancellationToken);
        context.AccessChanges.AddRange(changed.Select(token => new AccessChangeRow
        {
            CustomerId = token.CustomerId,
            TokenHash = token.Hash,
        }));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var token in changed)
            authenticator.Forget(new TokenHash(token.Hash));
    }

    public async Task CommitAsync(
        IDbContextTransaction transaction, Guid customer, CancellationToken cancellationToken)
    {
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = customer });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        authenticator.Forget(new CustomerId(customer));
    }
}
