using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>Makes the tokens of sessions and ends them.</summary>
internal sealed class SessionTokens(
    PaygContext context, TokenAuthenticator authenticator, IOptions<TokenSettings> settings, TimeProvider clock)
{
    /// <summary>Makes a token for a user who has just shown their password. It cannot be read again.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> CreateAsync(
        UserRow user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = TokenFormat.Create(TokenKind.Session);
        var expiresAt = now + settings.Value.SessionLifetime;
        context.Tokens.Add(new TokenRow
        {
            Hash = TokenFormat.Hash(token).ToArray(),
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            CustomerId = user.CustomerId,
            Kind = TokenKind.Session,
            Start = token[..TokenFormat.StartLength],
            CreatedAt = now,
            ExpiresAt = expiresAt,
        });
        await context.SaveChangesAsync(cancellationToken);
        return (token, expiresAt);
    }

    /// <summary>Ends one token at once.</summary>
    public Task RevokeAsync(Guid tokenId, CancellationToken cancellationToken) =>
        RevokeAsync(context.Tokens.Where(token => token.Id == tokenId), cancellationToken);

    /// <summary>Ends all session tokens of a user at once.</summary>
    public Task RevokeAllAsync(Guid userId, CancellationToken cancellationToken) =>
        RevokeAsync(
            context.Tokens.Where(token => token.UserId == userId && token.Kind == TokenKind.Session),
            cancellationToken);

    /// <summary>Ends all session tokens of a user at once, but for the one given.</summary>
    public Task RevokeOthersAsync(Guid userId, Guid keptTokenId, CancellationToken cancellationToken) =>
        RevokeAsync(
            context.Tokens.Where(token =>
                token.UserId == userId && token.Kind == TokenKind.Session && token.Id != keptTokenId),
            cancellationToken);

    private async Task RevokeAsync(IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var valid = tokens.Where(token => token.RevokedAt == null);
        var hashes = await valid.Select(token => token.Hash).ToListAsync(cancellationToken);
        await valid.ExecuteUpdateAsync(
            change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
        foreach (var hash in hashes)
            authenticator.Forget(new TokenHash(hash));
    }
}
