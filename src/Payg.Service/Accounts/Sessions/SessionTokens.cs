using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Service.Access;
using Payg.Service.Accounts.Users;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

internal sealed class SessionTokens(
    PaygContext context,
    AccessChange access,
    AuditLog audit,
    SignInNotices notices,
    IOptions<AccessTokenOptions> settings,
    TimeProvider clock)
{
    /// <summary>The sessions of a user that have not ended, newest first.</summary>
    public Task<List<TokenRow>> ListAsync(Guid user, CancellationToken cancellationToken) =>
        LiveOf(user, clock.GetUtcNow()).AsNoTracking().OrderByDescending(token => token.Id)
            .Take(settings.Value.MaxSessions).ToListAsync(cancellationToken);

    /// <summary>
    /// Creates a token for a user who has just shown their password. The token cannot be read again. Where the user
    /// then has too many sessions the oldest ends; so does the one that the same browser had before. Null where the
    /// password was changed meanwhile.
    /// </summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)?> CreateAsync(
        HttpContext http,
        UserRow user,
        CheckedPassword check,
        bool isKnownDevice,
        string? replaced,
        CancellationToken cancellationToken)
    {
        // 1. Writing the user's row makes log-ins of one user take turns, so that the bound holds.
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var held = await context.StillAs(user).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.PasswordHash, check.RenewedHash ?? user.PasswordHash),
            cancellationToken);
        if (held == 0)
            return null;

        // 2. What ends.
        var replacedHash = TokenFormat.IsWellFormed(replaced) ? TokenFormat.Hash(replaced).ToArray() : null;
        var oldest = LiveOf(user.Id, now).OrderByDescending(token => token.Id)
            .Skip(settings.Value.MaxSessions - 1).Select(token => token.Id);
        var ended = await context.Tokens
            .Where(token => oldest.Contains(token.Id)
                || (replacedHash != null && token.Hash == replacedHash && token.Kind == TokenKind.Session))
            .Select(token => token.Id)
            .ToListAsync(cancellationToken);

        // 3. What begins.
        var token = TokenFormat.Create(TokenKind.Session);
        var row = NewRow(http, user, token, now);
        if (!isKnownDevice)
            await notices.AddNewDeviceAsync(user.Id, row, cancellationToken);
        context.Tokens.Add(row);
        var actor = new AuditActor(user.Id, user.UserName);
        audit.Add(http, actor, AuditActions.LoginSucceeded, AuditSubject.Customer(user.CustomerId));
        if (check.UsedRecoveryCode)
            audit.Add(http, actor, AuditActions.RecoveryCodeUsed, AuditSubject.Customer(user.CustomerId));
        await RevokeAsync(transaction, context.Tokens.Where(token => ended.Contains(token.Id)), cancellationToken);
        return (token, row.ExpiresAt!.Value);
    }

    public Task RevokeAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        audit.Add(http, AuditActions.Logout, AuditSubject.Customer(caller.Customer.Value));
        return RevokeAsync(context.Tokens.Where(token => token.Id == caller.TokenId), cancellationToken);
    }

    /// <summary>Ends one session of the caller's user at once; false if they have no session with this id.</summary>
    public async Task<bool> RevokeAsync(
        HttpContext http, Credential caller, Guid session, CancellationToken cancellationToken)
    {
        var tokens = LiveOf(caller.UserId, clock.GetUtcNow()).Where(token => token.Id == session);
        if (!await tokens.AnyAsync(cancellationToken))
            return false;

        audit.Add(
            http, AuditActions.SessionRevoked, AuditSubject.Customer(caller.Customer.Value), new { Session = session });
        await RevokeAsync(context.Tokens.Where(token => token.Id == session), cancellationToken);
        return true;
    }

    public Task RevokeAllAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        audit.Add(http, AuditActions.LogoutAll, AuditSubject.Customer(caller.Customer.Value));
        return RevokeAsync(SessionsOf(caller.UserId), cancellationToken);
    }

    /// <summary>
    /// Gives a user, who has just shown their password, another one, and ends all their other sessions at once, and
    /// their API keys where that is wanted. False where the password was changed meanwhile.
    /// </summary>
    public async Task<bool> ChangePasswordAsync(
        HttpContext http,
        Credential caller,
        UserRow user,
        string newHash,
        bool revokeKeys,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stamp = Guid.CreateVersion7(now).ToString("N");
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.StillAs(user).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.PasswordHash, newHash)
                .SetProperty(row => row.SecurityStamp, stamp)
                .SetProperty(row => row.MustChangePassword, false)
                .SetProperty(row => row.AccessChangedAt, now),
            cancellationToken);
        if (changed == 0)
            return false;

        audit.Add(
            http, AuditActions.PasswordChanged, AuditSubject.Customer(caller.Customer.Value),
            null, new { KeysRevoked = revokeKeys });
        await MarkAuthenticatedAsync(caller.TokenId, now, cancellationToken);
        await RevokeAsync(
            transaction,
            context.Tokens.Where(token => token.UserId == caller.UserId && token.Id != caller.TokenId
                && (revokeKeys || token.Kind == TokenKind.Session)),
            cancellationToken,
            context.Tokens.Where(token => token.Id == caller.TokenId));
        return true;
    }

    public async Task ReauthenticatedAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        audit.Add(http, AuditActions.Reauthenticated, AuditSubject.Customer(caller.Customer.Value));
        await MarkAuthenticatedAsync(caller.TokenId, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>In one transaction with what else waits to be saved; looks the caller's own up again.</summary>
    public Task EndOthersAsync(
        IDbContextTransaction transaction, Credential caller, CancellationToken cancellationToken) =>
        RevokeAsync(
            transaction,
            SessionsOf(caller.UserId).Where(token => token.Id != caller.TokenId),
            cancellationToken,
            context.Tokens.Where(token => token.UserId == caller.UserId));

    private TokenRow NewRow(HttpContext http, UserRow user, string token, DateTimeOffset now) => new()
    {
        Hash = TokenFormat.Hash(token).ToArray(),
        Id = Guid.CreateVersion7(now),
        UserId = user.Id,
        CustomerId = user.CustomerId,
        Kind = TokenKind.Session,
        Start = TokenFormat.StartOf(token),
        CreatedAt = now,
        ExpiresAt = now + settings.Value.SessionLifetime,
        AuthenticatedAt = now,
        IdleSeconds = settings.Value.SessionIdleTimeout > TimeSpan.Zero
            ? (int)settings.Value.SessionIdleTimeout.TotalSeconds
            : null,
        Client = ClientText.Of(http.Request),
        Address = http.Connection.RemoteIpAddress?.ToString(),
    };

    private IQueryable<TokenRow> SessionsOf(Guid user) =>
        context.Tokens.Where(token => token.UserId == user && token.Kind == TokenKind.Session);

    private IQueryable<TokenRow> LiveOf(Guid user, DateTimeOffset now) =>
        SessionsOf(user).Where(token => token.RevokedAt == null && token.ExpiresAt > now);

    private Task<int> MarkAuthenticatedAsync(Guid token, DateTimeOffset? now, CancellationToken cancellationToken) =>
        context.Tokens.Where(row => row.Id == token).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AuthenticatedAt, now), cancellationToken);

    private async Task RevokeAsync(IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RevokeAsync(transaction, tokens, cancellationToken);
    }

    /// <summary>In one transaction with what else waits to be saved; looks changed ones up again.</summary>
    private async Task RevokeAsync(
        IDbContextTransaction transaction,
        IQueryable<TokenRow> tokens,
        CancellationToken cancellationToken,
        IQueryable<TokenRow>? changed = null)
    {
        var now = clock.GetUtcNow();
        await tokens.Where(token => token.RevokedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
        await access.CommitAsync(
            transaction, changed is null ? tokens : tokens.Union(changed), cancellationToken);
    }
}
