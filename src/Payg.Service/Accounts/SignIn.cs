using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Observability;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>
/// Checks a name and a password. An unknown name, a wrong password and a locked account take the same work and the
/// same time and end in the same answer, so that nobody can learn which names exist.
/// </summary>
internal sealed class SignIn(
    PaygContext context, UserManager<UserRow> users, IPasswordHasher<UserRow> hasher, ServiceMetrics metrics,
    TimeProvider clock)
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
        if (await FindAsync(credentials, cancellationToken) is { } user)
        {
            metrics.SignedIn();
            return user;
        }

        metrics.SignInRefused();
        var left = s_refusalTime - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        return null;
    }

    private async Task<UserRow?> FindAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        // 1. A name that breaks the rules belongs to nobody and is not looked up.
        var name = UserNameNormalizer.Plain(credentials.Username);
        var user = name is not null && RegistrationRules.CouldBeUserName(name)
            ? await users.FindByNameAsync(name)
            : null;

        // 2. Somebody or nobody, locked or not: one hash is computed.
        if (user is null || user.LockoutEnd > clock.GetUtcNow())
        {
            s_nobodysHash ??= hasher.HashPassword(s_nobody, "nobody's password");
            hasher.VerifyHashedPassword(s_nobody, s_nobodysHash, credentials.Password);
            return null;
        }

        // 3. A wrong password counts towards the lockout, a right one clears the count.
        if (!await users.CheckPasswordAsync(user, credentials.Password))
        {
            await CountFailureAsync(user.Id, cancellationToken);
            return null;
        }

        if (user.AccessFailedCount > 0)
        {
            await context.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.AccessFailedCount, 0), cancellationToken);
        }

        return user;
    }

    /// <summary>
    /// Counts where all nodes count, one on top of the other: of guesses made at the same time none is lost.
    /// </summary>
    private async Task CountFailureAsync(Guid user, CancellationToken cancellationToken)
    {
        var rule = users.Options.Lockout;
        DateTimeOffset? until = clock.GetUtcNow() + rule.DefaultLockoutTimeSpan;
        await context.Users.Where(row => row.Id == user).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount + 1),
            cancellationToken);
        await context.Users
            .Where(row => row.Id == user && row.AccessFailedCount >= rule.MaxFailedAccessAttempts)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.LockoutEnd, until)
                    .SetProperty(row => row.AccessFailedCount, 0),
                cancellationToken);
    }
}
