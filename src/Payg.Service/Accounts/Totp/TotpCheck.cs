using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Totp;

/// <summary>Each code is accepted once, whichever node it is sent to.</summary>
internal sealed class TotpCheck(PaygContext context, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Payg.Totp.v1");

    public string Protect(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    /// <summary>Accepts a recovery code only where <paramref name="mayRecover"/>.</summary>
    public async Task<TotpOutcome> AcceptAsync(
        UserRow user, string code, bool mayRecover, CancellationToken cancellationToken)
    {
        if (Unprotect(user.TotpSecret) is { } secret
            && TotpCode.Match(secret, code, clock.GetUtcNow(), user.TotpLastStep) is { } step)
        {
            // The condition holds also where two requests send the same code at the same time.
            var accepted = await context.Users
                .Where(row => row.Id == user.Id && row.TotpSecret == user.TotpSecret && row.TotpLastStep < step)
                .ExecuteUpdateAsync(
                    change => change.SetProperty(row => row.TotpLastStep, step), cancellationToken);
            return accepted > 0 ? TotpOutcome.Code : TotpOutcome.Wrong;
        }

        if (!mayRecover || RecoveryCode.Hash(code) is not { } hash)
            return TotpOutcome.Wrong;

        DateTimeOffset? now = clock.GetUtcNow();
        var used = await context.RecoveryCodes
            .Where(row => row.UserId == user.Id && row.Hash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken);
        return used > 0 ? TotpOutcome.RecoveryCode : TotpOutcome.Wrong;
    }

    private byte[]? Unprotect(string? stored)
    {
        if (stored is null)
            return null;

        try
        {
            return _protector.Unprotect(Convert.FromBase64String(stored));
        }
        catch (CryptographicException)
        {
            // The keys are of another data directory: no code fits, a recovery code does.
            return null;
        }
    }
}

internal enum TotpOutcome
{
    /// <summary>It is not accepted, or was used before.</summary>
    Wrong,

    Code,
    RecoveryCode,
}
