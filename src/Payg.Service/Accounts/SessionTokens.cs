using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
    /// <summary>
    /// Makes a token for a user who has just shown their password, and clears the count of wrong ones. The token cannot
    /// be read again. Null where the password was changed or the account locked meanwhile.
    /// </summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)?> CreateAsync(
        HttpContext http, UserRow user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var held = await context.StillAs(user, now).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AccessFailedCount, 0), cancellationToken);
        if (held == 0)
            return null;

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
        await transaction.CommitAsync(cancellationToken);
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
    /// Gives a user, who has just shown their password, another one, and ends all session tokens of theirs at once but
    /// for the one used now. False where the password was changed or the account locked meanwhile.
    /// </summary>
    public async Task<bool> ChangePasswordAsync(
        HttpContext http, Credential caller, UserRow user, string newHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stamp = Guid.CreateVersion7(now).ToString("N");
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.StillAs(user, now).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.PasswordHash, newHash)
                .SetProperty(row => row.SecurityStamp, stamp)
                .SetProperty(row => row.AccessFailedCount, 0),
            cancellationToken);
        if (changed == 0)
            return false;

        audit.Add(http, AuditActions.PasswordChanged, AuditSubject.Customer(caller.Customer.Value));
        await RevokeAsync(
            transaction,
            context.Tokens.Where(token =>
                token.UserId == caller.UserId && token.Kind == TokenKind.Session && token.Id != caller.TokenId),
            cancellationToken);
        return true;
    }

    private async Task RevokeAsync(IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RevokeAsync(transaction, tokens, cancellationToken);
    }

    /// <summary>Ends tokens in one transaction with what else waits to be saved.</summary>
    private async Task RevokeAsync(
        IDbContextTransaction transaction, IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await tokens.Where(token => token.RevokedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
        await access.CommitAsync(transaction, tokens, cancellationToken);
    }
}
