using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Access;
using Payg.Service.Accounts.Users;
using Payg.Service.Audit;
using Payg.Service.Diagnostics;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

/// <summary>
/// Checks a name and a password, and a code where the user has an authenticator app, and begins a session for the user
/// who has all of them. An unknown name, a wrong password and a source with too many attempts take the same work and
/// the same time and end in the same answer, so that nobody can learn which names exist.
/// </summary>
internal sealed class SignIn(
    PaygContext context,
    UserManager<UserRow> users,
    PasswordCheck passwords,
    PasswordWork work,
    SessionTokens tokens,
    FailedLogins failures,
    ServiceMetrics metrics,
    TimeProvider clock)
{
    /// <summary>
    /// No refusal is faster than this. The password hash, which is most of the work, is computed in any case; this
    /// covers what is left, such as counting an attempt in the database.
    /// </summary>
    private static readonly TimeSpan s_refusalTime = TimeSpan.FromMilliseconds(300);

    /// <summary>Begins a session for the user; there is one only if it succeeded.</summary>
    /// <param name="device">The browser, where it is known as the user's.</param>
    /// <param name="replaced">The token of the session that the browser had before; null: none.</param>
    public async Task<(SignInOutcome Outcome, Session? Session)> BeginAsync(
        HttpContext http,
        LoginRequest login,
        string? device,
        string? replaced,
        CancellationToken cancellationToken)
    {
        // 1. Before any work is done: can it be done now?
        using var place = work.TryTakePlace(isKnown: device is not null);
        if (place is null)
        {
            metrics.SignInPutOff();
            return (SignInOutcome.Busy, null);
        }

        // 2. The password, then the code. A name that breaks the rules belongs to nobody and is not looked up.
        var started = clock.GetTimestamp();
        var name = UserNameNormalizer.Plain(login.Username);
        var user = name is not null && RegistrationRules.CouldBeUserName(name)
            ? await users.FindByNameAsync(name)
            : null;
        var source = device is null ? SignInLimits.OfAddress(http) : SignInLimits.OfDevice(device);
        var check = await passwords.CheckAsync(
            user, source, login.Password, login.Totp, cancellationToken);

        // 3. The session, unless the password was changed meanwhile.
        if (check.Outcome == SignInOutcome.Succeeded)
        {
            if (await context.Customers.AnyAsync(
                row => row.Id == user!.CustomerId && row.DisabledAt != null, cancellationToken))
            {
                check = check with { Outcome = SignInOutcome.Disabled };
            }
            else if (await tokens.CreateAsync(http, user!, check, device is not null, replaced, cancellationToken)
                is var (token, expiresAt))
            {
                metrics.SignedIn();
                return (check.Outcome, new Session(user!, token, expiresAt));
            }
            else
            {
                check = check with { Outcome = SignInOutcome.WrongPassword };
            }
        }

        await RefuseAsync(http, user, check.Outcome, started, cancellationToken);
        return (check.Outcome, null);
    }

    private async Task RefuseAsync(
        HttpContext http, UserRow? user, SignInOutcome outcome, long started, CancellationToken cancellationToken)
    {
        metrics.SignInRefused();
        if (outcome == SignInOutcome.TotpRequired)
            return;

        failures.Note(ActionOf(outcome), user?.CustomerId, http.Connection.RemoteIpAddress);
        var left = s_refusalTime - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
    }

    private static string ActionOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.LockedOut => AuditActions.LoginLockedOut,
        SignInOutcome.WrongTotp => AuditActions.LoginTotpFailed,
        SignInOutcome.Disabled => AuditActions.LoginDisabled,
        _ => AuditActions.LoginFailed,
    };
}

internal enum SignInOutcome
{
    Succeeded,

    /// <summary>They do not fit, or there were too many attempts.</summary>
    WrongPassword,

    /// <summary>They do not fit, and that was once too often: the source is locked from now on.</summary>
    LockedOut,

    TotpRequired,

    /// <summary>The password fits; the code does not, or was used before, or there were too many.</summary>
    WrongTotp,

    Disabled,

    /// <summary>Nothing was checked: too many are logging in.</summary>
    Busy,
}

/// <summary>A session that has just begun.</summary>
/// <param name="token">The secret. This is no record, so that none is written out by mistake.</param>
internal sealed class Session(UserRow user, string token, DateTimeOffset expiresAt)
{
    public UserRow User => user;

    public string Token => token;

    public DateTimeOffset ExpiresAt => expiresAt;
}
