using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Totp;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

/// <summary>Sets up and removes the authenticator app of a user, each with its entry in the audit log.</summary>
internal sealed class TotpChanges(
    PaygContext context,
    TotpCheck check,
    SignInLimits limits,
    SessionTokens sessions,
    AuditLog audit,
    TimeProvider clock)
{
    public async Task<TotpResponse> GetAsync(Guid user, CancellationToken cancellationToken)
    {
        var enabledAt = await context.Users.Where(row => row.Id == user)
            .Select(row => row.TotpEnabledAt).SingleAsync(cancellationToken);
        return new TotpResponse(
            enabledAt is not null, enabledAt,
            await context.RecoveryCodes.CountAsync(
                code => code.UserId == user && code.UsedAt == null, cancellationToken));
    }

    /// <summary>Keeps a new secret that is not in use yet; null where the user has an app.</summary>
    public async Task<string?> SetUpAsync(Credential caller, CancellationToken cancellationToken)
    {
        var secret = TotpCode.NewSecret();
        var stored = check.Protect(secret);
        var kept = await context.Users.Where(row => row.Id == caller.UserId && row.TotpEnabledAt == null)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.TotpSecret, stored).SetProperty(row => row.TotpLastStep, 0L),
                cancellationToken);
        return kept > 0 ? TotpCode.Base32(secret) : null;
    }

    /// <summary>
    /// Asks for codes from now on, where the code is right, and ends the user's other sessions, which began without
    /// one. The recovery codes cannot be read again.
    /// </summary>
    public async Task<(TotpEnabling Outcome, IReadOnlyList<string> Codes)> EnableAsync(
        HttpContext http, Credential caller, string code, CancellationToken cancellationToken)
    {
        var user = await context.Users.AsNoTracking().SingleAsync(row => row.Id == caller.UserId, cancellationToken);
        if (user.TotpEnabledAt is not null)
            return (TotpEnabling.AlreadyEnabled, []);
        if (user.TotpSecret is null)
            return (TotpEnabling.NotSetUp, []);
        var source = SignInLimits.OfCodes;
        if (!await limits.TryTakeAsync(user.Id, source, cancellationToken)
            || await check.AcceptAsync(user, code, mayRecover: false, cancellationToken) != TotpOutcome.Code)
        {
            return (TotpEnabling.WrongCode, []);
        }

        await limits.SucceededAsync(user.Id, source, cancellationToken);
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var enabled = await context.Users
            .Where(row => row.Id == user.Id && row.TotpEnabledAt == null && row.TotpSecret == user.TotpSecret)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.TotpEnabledAt, now).SetProperty(row => row.AccessChangedAt, now),
                cancellationToken);
        if (enabled == 0)
            return (TotpEnabling.AlreadyEnabled, []);

        var codes = await ReplaceCodesAsync(user.Id, cancellationToken);
        audit.Add(http, AuditActions.TotpEnabled, AuditSubject.Customer(caller.Customer.Value));
        await sessions.EndOthersAsync(transaction, caller, cancellationToken);
        return (TotpEnabling.Enabled, codes);
    }

    /// <summary>Replaces the recovery codes; null where the user has no app.</summary>
    public async Task<IReadOnlyList<string>?> RenewCodesAsync(
        HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        // Writing the user's row makes requests of one user take turns.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var held = await context.Users.Where(row => row.Id == caller.UserId && row.TotpEnabledAt != null)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.TotpEnabledAt, row => row.TotpEnabledAt), cancellationToken);
        if (held == 0)
            return null;

        var codes = await ReplaceCodesAsync(caller.UserId, cancellationToken);
        audit.Add(http, AuditActions.RecoveryCodesRenewed, AuditSubject.Customer(caller.Customer.Value));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return codes;
    }

    public async Task DisableAsync(HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        DateTimeOffset? none = null, now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var hadOne = await context.Users.Where(row => row.Id == caller.UserId && row.TotpEnabledAt != null)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.TotpEnabledAt, none)
                    .SetProperty(row => row.TotpSecret, (string?)null)
                    .SetProperty(row => row.AccessChangedAt, now),
                cancellationToken);
        if (hadOne == 0)
            return;

        await context.RecoveryCodes.Where(code => code.UserId == caller.UserId).ExecuteDeleteAsync(cancellationToken);
        audit.Add(http, AuditActions.TotpDisabled, AuditSubject.Customer(caller.Customer.Value));
        await sessions.EndOthersAsync(transaction, caller, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReplaceCodesAsync(Guid user, CancellationToken cancellationToken)
    {
        await context.RecoveryCodes.Where(code => code.UserId == user).ExecuteDeleteAsync(cancellationToken);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Create()).ToList();
        context.RecoveryCodes.AddRange(codes.Select(
            code => new RecoveryCodeRow { UserId = user, Hash = RecoveryCode.Hash(code)! }));
        return codes;
    }
}

internal enum TotpEnabling
{
    Enabled,
    WrongCode,
    NotSetUp,
    AlreadyEnabled,
}
