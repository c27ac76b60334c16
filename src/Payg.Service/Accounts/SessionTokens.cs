using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>Makes the tokens of sessions and ends them.</summary>
internal sealed class SessionTokens(
    PaygContext context,
    AccessChange access,
    AuditLog audit,
    IOptions<TokenSettings> settings,
    TimeProvider clock)
{
    /// <summary>Makes a token for a user who has just shown their password. It cannot be read again.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> CreateAsync(
        HttpContext http, UserRow user, CancellationToken cancellationToken)
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
        audit.Add(
            http, new AuditActor(user.Id, user.UserName), AuditActions.LoginSucceeded,
            AuditSubject.Customer(user.CustomerId));
        await context.SaveChangesAsync(cancellationToken);
        return (token, expiresAt);
    }

    /// <summary>Ends the caller's token at once.</summary>
    public Task RevokeAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        audit.Add(http, AuditActions.Logout, AuditSubject.Customer(caller.Customer.Value));
        return RevokeAsync(context.Tokens.Where(token => token.Id == caller.TokenId), cancellationToken);
    }

    /// <summary>Ends all session tokens of the caller's user at once.</summary>
    public Task RevokeAllAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        audit.Add(http, AuditActions.LogoutAll, AuditSubject.Customer(caller.Customer.Value));
        return RevokeAsync(
            context.Tokens.Where(token => token.UserId == caller.UserId && token.Kind == TokenKind.Session),
            cancellationToken);
    }

    /// <summary>
    /// Ends all session tokens of the caller's user at once, but for the one used now: the password was changed.
    /// </summary>
    public Task RevokeOthersAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        audit.Add(http, AuditActions.PasswordChanged, AuditSubject.Customer(caller.Customer.Value));
        return RevokeAsync(
            context.Tokens.Where(token =>
                token.UserId == caller.UserId && token.Kind == TokenKind.Session && token.Id != caller.TokenId),
            cancellationToken);
    }

    /// <summary>Ends tokens in one transaction with what else waits to be saved.</summary>
    private async Task RevokeAsync(IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await tokens.Where(token => token.RevokedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
        await access.CommitAsync(transaction, tokens, cancellationToken);
    }
}
