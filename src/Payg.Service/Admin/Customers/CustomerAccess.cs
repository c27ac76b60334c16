using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Notifications;

namespace Payg.Service.Admin.Customers;

/// <summary>Audits each act in its transaction. Tokens follow here at once, elsewhere in two seconds.</summary>
internal sealed class CustomerAccess(
    PaygContext context,
    IExclusiveTransactions exclusive,
    AccessChange access,
    IPasswordHasher<UserRow> hasher,
    PasswordWork passwords,
    AuditLog audit,
    TimeProvider clock)
{
    public Task<CustomerOutcome> DisableAsync(HttpContext http, Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, async user =>
        {
            if (user.Customer!.DisabledAt is not null)
            {
                // Who is disabled by an operator stays so when their invoice is paid.
                user.Customer.DunnedAt = null;
                return CustomerOutcome.Done;
            }

            if (user.IsAdministrator && !await HasAnotherAdministratorAsync(user, cancellationToken))
                return CustomerOutcome.LastAdministrator;

            context.Disable(user.Customer, clock.GetUtcNow());
            audit.Add(http, AuditActions.CustomerDisabled, AuditSubject.Customer(id), Access(true), Access(false));
            return CustomerOutcome.Done;
        }, cancellationToken);

    /// <summary>Accepts the customer's tokens again, those that have not ended.</summary>
    public Task<CustomerOutcome> EnableAsync(HttpContext http, Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, user =>
        {
            if (user.Customer!.DisabledAt is not null)
            {
                (user.Customer.DisabledAt, user.Customer.DunnedAt) = (null, null);
                user.Customer.AccessChangedAt = clock.GetUtcNow();
                audit.Add(http, AuditActions.CustomerEnabled, AuditSubject.Customer(id), Access(false), Access(true));
            }

            return Task.FromResult(CustomerOutcome.Done);
        }, cancellationToken);

    public Task<CustomerOutcome> RevokeTokensAsync(HttpContext http, Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, async _ =>
        {
            var revoked = await RevokeAsync(
                context.Tokens.Where(token => token.CustomerId == id), cancellationToken);
            audit.Add(http, AuditActions.TokensRevoked, AuditSubject.Customer(id), null, new { Tokens = revoked });
            return CustomerOutcome.Done;
        }, cancellationToken);

    /// <summary>False without a token of this id. One that had ended stays so.</summary>
    public async Task<bool> RevokeTokenAsync(
        HttpContext http, Guid id, Guid tokenId, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var tokens = context.Tokens.Where(token => token.Id == tokenId && token.CustomerId == id);
        if (await tokens.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } token)
            return false;

        // A key ends with the secret before its last rotation.
        if (token is { RotatedAt: null, ApiKeyId: { } key })
            tokens = context.Tokens.Where(other => other.CustomerId == id && other.ApiKeyId == key);

        if (await RevokeAsync(tokens, cancellationToken) > 0)
        {
            if (token is { RotatedAt: null, Kind: TokenKind.ApiKey })
            {
                context.Notify(
                    EventTypes.KeyRevoked, id, $"key/{token.Id}/revoked",
                    new { ApiKey = token.Id, token.Name, token.Start }, clock.GetUtcNow());
            }

            audit.Add(http, AuditActions.TokenRevoked, AuditSubject.Customer(id), new
            {
                Token = tokenId,
                Kind = CustomerTokenResponse.KindOf(token),
                TokenName = token.Name,
                token.Start,
            });
        }

        await access.CommitAsync(transaction, tokens, cancellationToken);
        return true;
    }

    /// <summary>They must change it; ends their sessions and, where that is wanted, their API keys.</summary>
    public async Task<(CustomerOutcome Outcome, string Username, string Password)> ResetPasswordAsync(
        HttpContext http, Guid id, bool revokeKeys, CancellationToken cancellationToken)
    {
        var password = GeneratedPassword.Create();
        var hash = await passwords.RunAsync(
            () => hasher.HashPassword(new UserRow(), password), isKnown: true);
        var username = "";
        var outcome = await ActAsync(id, async user =>
        {
            username = user.UserName!;
            user.PasswordHash = hash;
            user.SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
            (user.MustChangePassword, user.AccessChangedAt) = (true, clock.GetUtcNow());
            await context.SignInAttempts.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);

            // A log-in with the old password that is under way has its token by then, which ends here, or gets none.
            await context.SaveChangesAsync(cancellationToken);
            await RevokeAsync(
                context.Tokens.Where(token =>
                    token.UserId == user.Id && (revokeKeys || token.Kind == TokenKind.Session)),
                cancellationToken);
            audit.Add(
                http, AuditActions.PasswordReset, AuditSubject.Customer(id), null, new { KeysRevoked = revokeKeys });
            return CustomerOutcome.Done;
        }, cancellationToken);
        return (outcome, username, password);
    }

    /// <summary>Also ends their sessions: for a user who has lost the app and the recovery codes.</summary>
    public Task<CustomerOutcome> RemoveTotpAsync(HttpContext http, Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, async user =>
        {
            if (user.TotpEnabledAt is null)
                return CustomerOutcome.Done;

            (user.TotpEnabledAt, user.TotpSecret, user.AccessChangedAt) = (null, null, clock.GetUtcNow());
            await context.RecoveryCodes.Where(code => code.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
            await RevokeAsync(
                context.Tokens.Where(token => token.UserId == user.Id && token.Kind == TokenKind.Session),
                cancellationToken);
            audit.Add(http, AuditActions.TotpRemoved, AuditSubject.Customer(id));
            return CustomerOutcome.Done;
        }, cancellationToken);

    /// <summary>Gives the role of administrator, or takes it, but not from the last one who can sign in.</summary>
    public Task<CustomerOutcome> SetAdministratorAsync(
        HttpContext http, Guid id, bool isAdministrator, CancellationToken cancellationToken) =>
        ActAsync(id, async user =>
        {
            if (user.IsAdministrator == isAdministrator)
                return CustomerOutcome.Done;
            if (!isAdministrator && !await HasAnotherAdministratorAsync(user, cancellationToken))
                return CustomerOutcome.LastAdministrator;

            (user.IsAdministrator, user.AccessChangedAt) = (isAdministrator, clock.GetUtcNow());
            audit.Add(http, isAdministrator ? AuditActions.RoleGranted : AuditActions.RoleRemoved,
                AuditSubject.Customer(id), Role(!isAdministrator), Role(isAdministrator));
            return CustomerOutcome.Done;
        }, cancellationToken);

    /// <summary>Alone with who is an administrator; then forgets the user's tokens.</summary>
    private async Task<CustomerOutcome> ActAsync(
        Guid id, Func<UserRow, Task<CustomerOutcome>> act, CancellationToken cancellationToken)
    {
        await using var transaction = await exclusive.BeginAsync(
            context, ExclusiveMatter.Administrators, cancellationToken);
        if (await context.Users.Include(row => row.Customer)
                .FirstOrDefaultAsync(row => row.CustomerId == id, cancellationToken) is not { } user)
        {
            return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
                ? CustomerOutcome.NotSignedUp
                : CustomerOutcome.Unknown;
        }

        if (user.Customer!.ErasedAt is not null)
            return CustomerOutcome.Erased;
        var outcome = await act(user);
        if (outcome != CustomerOutcome.Done)
            return outcome;

        await access.CommitAsync(transaction, id, cancellationToken);
        return CustomerOutcome.Done;
    }

    private Task<bool> HasAnotherAdministratorAsync(UserRow user, CancellationToken cancellationToken) =>
        context.Users.AnyAsync(
            other => other.Id != user.Id && other.IsAdministrator && other.Customer!.DisabledAt == null,
            cancellationToken);

    private Task<int> RevokeAsync(IQueryable<TokenRow> tokens, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return tokens.Where(token => token.RevokedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
    }

    private static object Access(bool isEnabled) => new { IsEnabled = isEnabled };

    private static object Role(bool isAdministrator) => new { IsAdministrator = isAdministrator };
}

internal enum CustomerOutcome
{
    /// <summary>It is done, or was so before.</summary>
    Done,

    /// <summary>Nobody could administer the service any more, so it was not done.</summary>
    LastAdministrator,

    NotSignedUp,
    Erased,
    Unknown,
}
