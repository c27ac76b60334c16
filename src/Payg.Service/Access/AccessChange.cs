using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Access;

/// <summary>
/// Stores changes of what tokens may do. This node follows at once, the others within two seconds: they ask what has
/// changed.
/// </summary>
internal sealed class AccessChange(PaygContext context, TokenAuthenticator authenticator)
{
    /// <summary>Saves what waits to be saved and commits; then the tokens are looked up anew.</summary>
    /// <param name="transaction">The transaction of the change.</param>
    /// <param name="tokens">The tokens that it is about; more of them do no harm.</param>
    /// <param name="cancellationToken">Ends it before the commit.</param>
    public async Task CommitAsync(
        IDbContextTransaction transaction, IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        // They are read before the commit: if that fails, so does the change, and no token is left behind.
        var hashes = await tokens.Select(token => token.Hash).ToListAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var hash in hashes)
            authenticator.Forget(new TokenHash(hash));
    }
}
