using Microsoft.AspNetCore.Identity;
using Payg.Service.Access;
using Payg.Service.Accounts.Totp;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

/// <summary>Checks within <see cref="SignInLimits"/>. The caller holds a place of <see cref="PasswordWork"/>.</summary>
internal sealed class PasswordCheck(
    IPasswordHasher<UserRow> hasher, PasswordWork work, SignInLimits limits, TotpCheck totp)
{
    private static readonly UserRow s_nobody = new();
    private static string? s_nobodysHash;

    /// <summary>Checks the password, then the code where the user has an authenticator app.</summary>
    public async Task<CheckedPassword> CheckAsync(
        UserRow? user, AttemptSource source, string password, string? code, CancellationToken cancellationToken)
    {
        var check = await CheckPasswordAsync(user, source, password, cancellationToken);
        if (check.Outcome != SignInOutcome.Succeeded || user!.TotpEnabledAt is null)
            return check;

        return await CheckCodeAsync(user, code, cancellationToken) switch
        {
            TotpOutcome.Code => check,
            TotpOutcome.RecoveryCode => check with { UsedRecoveryCode = true },
            _ => new(code is null ? SignInOutcome.TotpRequired : SignInOutcome.WrongTotp),
        };
    }

    /// <summary>One hash is computed in any case: for known and unknown users, allowed or not.</summary>
    public async Task<CheckedPassword> CheckPasswordAsync(
        UserRow? user, AttemptSource source, string password, CancellationToken cancellationToken)
    {
        // 1. May another password be tried? It counts before it is hashed.
        if (user?.PasswordHash is not { } hash || !await limits.TryTakeAsync(user.Id, source, cancellationToken))
        {
            await work.RunAsync(() =>
            {
                s_nobodysHash ??= hasher.HashPassword(s_nobody, "nobody's password");
                return hasher.VerifyHashedPassword(s_nobody, s_nobodysHash, password);
            }, source.IsKnown);
            return new(SignInOutcome.WrongPassword);
        }

        // 2. Is it theirs?
        var verification = await work.RunAsync(
            () => hasher.VerifyHashedPassword(user, hash, password), source.IsKnown);
        if (verification == PasswordVerificationResult.Failed)
        {
            return new(await limits.FailedAsync(user.Id, source, cancellationToken)
                ? SignInOutcome.LockedOut
                : SignInOutcome.WrongPassword);
        }

        await limits.SucceededAsync(user.Id, source, cancellationToken);

        // 3. A hash of other parameters than today's is computed again while the password is known.
        return new(SignInOutcome.Succeeded)
        {
            RenewedHash = verification == PasswordVerificationResult.SuccessRehashNeeded
                ? await work.RunAsync(() => hasher.HashPassword(user, password), source.IsKnown)
                : null,
        };
    }

    private async Task<TotpOutcome> CheckCodeAsync(UserRow user, string? code, CancellationToken cancellationToken)
    {
        if (code is null || !await limits.TryTakeAsync(user.Id, SignInLimits.OfCodes, cancellationToken))
            return TotpOutcome.Wrong;

        var outcome = await totp.AcceptAsync(user, code, mayRecover: true, cancellationToken);
        if (outcome == TotpOutcome.Wrong)
            await limits.FailedAsync(user.Id, SignInLimits.OfCodes, cancellationToken);
        else
            await limits.SucceededAsync(user.Id, SignInLimits.OfCodes, cancellationToken);
        return outcome;
    }
}

internal sealed record CheckedPassword(SignInOutcome Outcome)
{
    public bool UsedRecoveryCode { get; init; }

    /// <summary>The same password hashed with today's parameters; null where it is already.</summary>
    public string? RenewedHash { get; init; }

    /// <summary>Neither the hash nor the outcome of others is for a log.</summary>
    public override string ToString() => nameof(CheckedPassword);
}
