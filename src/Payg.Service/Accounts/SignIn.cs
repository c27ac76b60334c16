using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Service.Observability;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>
/// Checks a name and a password, and begins a session for whoever has both. An unknown name, a wrong password and a
/// locked account take the same work and the same time and end in the same answer, so that nobody can learn which names
/// exist.
/// </summary>
internal sealed class SignIn(
    PaygContext context,
    UserManager<UserRow> users,
    IPasswordHasher<UserRow> hasher,
    PasswordWork passwords,
    SessionTokens tokens,
    FailedLogins failures,
    ServiceMetrics metrics,
    TimeProvider clock)
{
    /// <summary>
    /// No refusal is faster than this. The password hash, which is most of the work, is computed in any case; this
    /// covers what is left, such as counting a failure in the database.
    /// </summary>
    private static readonly TimeSpan s_refusalTime = TimeSpan.FromMilliseconds(300);

    private static readonly UserRow s_nobody = new();
    private static string? s_nobodysHash;

    /// <summary>Begins a session for the user with that name and password; there is one only if it succeeded.</summary>
    public async Task<(SignInOutcome Outcome, Session? Session)> BeginAsync(
        HttpContext http, Credentials credentials, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (outcome, user) = await CheckAsync(credentials, cancellationToken);
        if (outcome == SignInOutcome.Succeeded)
        {
            if (await tokens.CreateAsync(http, user!, cancellationToken) is var (token, expiresAt))
            {
                metrics.SignedIn();
                return (outcome, new Session(user!, token, expiresAt));
            }

            outcome = SignInOutcome.WrongPassword;
        }

        if (outcome == SignInOutcome.Busy)
        {
            metrics.SignInPutOff();
            return (outcome, null);
        }

        metrics.SignInRefused();
        failures.Note(outcome == SignInOutcome.LockedOut, user?.CustomerId, http.Connection.RemoteIpAddress);
        var left = s_refusalTime - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        return (outcome, null);
    }

    /// <summary>
    /// Whether this is the user's password. A wrong one counts towards the lockout.
    /// </summary>
    public async Task<SignInOutcome> CheckPasswordAsync(
        UserRow user, string password, CancellationToken cancellationToken)
    {
        var hash = user.PasswordHash!;
        var verification = await passwords.RunAsync(() => hasher.VerifyHashedPassword(user, hash, password));
        return verification == PasswordVerificationResult.Failed
            ? await CountFailureAsync(user.Id, cancellationToken)
            : SignInOutcome.Succeeded;
    }

    private async Task<(SignInOutcome Outcome, UserRow? User)> CheckAsync(
        Credentials credentials, CancellationToken cancellationToken)
    {
        // 1. Before any work is done: can it be done now?
        using var place = passwords.TryTakePlace();
        if (place is null)
            return (SignInOutcome.Busy, null);

        // 2. A name that breaks the rules belongs to nobody and is not looked up.
        var name = UserNameNormalizer.Plain(credentials.Username);
        var user = name is not null && RegistrationRules.CouldBeUserName(name)
            ? await users.FindByNameAsync(name)
            : null;

        // 3. Somebody or nobody, locked or not: one hash is computed.
        if (user?.PasswordHash is null || user.LockoutEnd > clock.GetUtcNow())
        {
            await passwords.RunAsync(() =>
            {
                s_nobodysHash ??= hasher.HashPassword(s_nobody, "nobody's password");
                return hasher.VerifyHashedPassword(s_nobody, s_nobodysHash, credentials.Password);
            });
            return (SignInOutcome.WrongPassword, user);
        }

        return (await CheckPasswordAsync(user, credentials.Password, cancellationToken), user);
    }

    /// <summary>
    /// Counts where all nodes count, one on top of the other: of guesses made at the same time none is lost.
    /// </summary>
    private async Task<SignInOutcome> CountFailureAsync(Guid user, CancellationToken cancellationToken)
    {
        var rule = users.Options.Lockout;
        DateTimeOffset? until = clock.GetUtcNow() + rule.DefaultLockoutTimeSpan;
        await context.Users.Where(row => row.Id == user).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount + 1),
            cancellationToken);
        var locked = await context.Users
            .Where(row => row.Id == user && row.AccessFailedCount >= rule.MaxFailedAccessAttempts)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(row => row.LockoutEnd, until)
                    .SetProperty(row => row.AccessFailedCount, 0),
                cancellationToken);
        return locked > 0 ? SignInOutcome.LockedOut : SignInOutcome.WrongPassword;
    }
}

/// <summary>What became of an attempt to log in.</summary>
internal enum SignInOutcome
{
    /// <summary>Name and password fit.</summary>
    Succeeded,

    /// <summary>They do not, or the account is locked.</summary>
    WrongPassword,

    /// <summary>They do not, and that was once too often: the account is locked from now on.</summary>
    LockedOut,

    /// <summary>Nothing was checked: too many are logging in.</summary>
    Busy,
}

/// <summary>A session that has just begun.</summary>
/// <param name="user">Whose it is.</param>
/// <param name="token">The secret. This is no record, so that none is written out by mistake.</param>
/// <param name="expiresAt">When it ends.</param>
internal sealed class Session(UserRow user, string token, DateTimeOffset expiresAt)
{
    /// <summary>Whose it is.</summary>
    public UserRow User => user;

    /// <summary>The secret.</summary>
    public string Token => token;

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;
}
