using Microsoft.AspNetCore.Identity;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>
/// Checks a name and a password. An unknown name, a wrong password and a locked account take the same work and the
/// same time and end in the same answer, so that nobody can learn which names exist.
/// </summary>
internal sealed class SignIn(UserManager<UserRow> users, IPasswordHasher<UserRow> hasher, TimeProvider clock)
{
    /// <summary>
    /// No refusal is faster than this. The password hash, which is most of the work, is computed in any case; this
    /// covers what is left, such as counting a failure in the database.
    /// </summary>
    private static readonly TimeSpan s_refusalTime = TimeSpan.FromMilliseconds(300);

    private static readonly UserRow s_nobody = new();
    private static string? s_nobodysHash;

    /// <summary>The user with that name and password, or null.</summary>
    public async Task<UserRow?> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (await FindAsync(credentials) is { } user)
            return user;

        var left = s_refusalTime - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        return null;
    }

    private async Task<UserRow?> FindAsync(Credentials credentials)
    {
        // 1. A name that breaks the rules belongs to nobody and is not looked up.
        var name = UserNameNormalizer.Plain(credentials.Username);
        var user = name is not null && RegistrationRules.CouldBeUserName(name)
            ? await users.FindByNameAsync(name)
            : null;

        // 2. Somebody or nobody, locked or not: one hash is computed.
        var isLocked = user is not null && await users.IsLockedOutAsync(user);
        if (user is null || isLocked)
        {
            s_nobodysHash ??= hasher.HashPassword(s_nobody, "nobody's password");
            hasher.VerifyHashedPassword(s_nobody, s_nobodysHash, credentials.Password);
            return null;
        }

        // 3. A wrong password counts towards the lockout, a right one clears the count.
        if (!await users.CheckPasswordAsync(user, credentials.Password))
        {
            await users.AccessFailedAsync(user);
            return null;
        }

        if (user.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(user);
        return user;
    }
}
