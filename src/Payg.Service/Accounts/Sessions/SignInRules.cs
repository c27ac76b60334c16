using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Accounts.Users;
using Payg.Storage.Model;

namespace Payg.Service.Accounts.Sessions;

/// <summary>
/// Holds callers to what an endpoint asks of their session (<see cref="SessionRule"/>): a generated password is changed
/// first, administrators have an authenticator app where the settings say so, and some requests need a password that
/// was shown a short while ago.
/// </summary>
internal sealed class SignInRules(
    RequestDelegate next,
    IOptions<AccessTokenOptions> tokens,
    IOptions<AdministratorOptions> administrators,
    RequestLimits limits,
    TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        var rules = context.GetEndpoint()?.Metadata.OfType<SessionRule>().ToArray() ?? [];
        var session = rules.Length == 0 ? null : context.Features.Get<Caller>();
        if (session?.Credential is not { Kind: TokenKind.Session } caller)
            return next(context);

        if (caller.MustChangePassword && !rules.Contains(SessionRule.EvenBeforeSetUp))
        {
            return Refuse(context, "password_change_required",
                "Your password was generated. Change it first: POST /api/auth/password.");
        }

        if (administrators.Value.RequireTotp && !caller.HasTotp && rules.Contains(SessionRule.Administrator))
        {
            return Refuse(context, "totp_setup_required",
                "Administrators of this service need an authenticator app. Set one up first: "
                + "POST /api/auth/totp/setup.");
        }

        return tokens.Value.ReauthenticateAfter > TimeSpan.Zero && rules.Contains(SessionRule.RecentPassword)
            ? InvokeIfRecentAsync(context, session)
            : next(context);
    }

    /// <summary>
    /// The database is asked, so that it counts on every node at once; a password that was recent is so until its time
    /// is over. Refusals count as changes, because each has cost a query.
    /// </summary>
    private async Task InvokeIfRecentAsync(HttpContext context, Caller caller)
    {
        if (caller.PasswordRecentUntil > clock.GetUtcNow())
        {
            await next(context);
            return;
        }

        if (limits.TryChange(context) is { } tooMany)
        {
            await tooMany.ExecuteAsync(context);
            return;
        }

        var database = context.RequestServices.GetRequiredService<PaygContext>();
        var shownAt = await database.Tokens.Where(token => token.Id == caller.Credential.TokenId)
            .Select(token => token.AuthenticatedAt ?? token.CreatedAt)
            .SingleOrDefaultAsync(context.RequestAborted);
        caller.PasswordRecentUntil = shownAt + tokens.Value.ReauthenticateAfter;
        if (caller.PasswordRecentUntil > clock.GetUtcNow())
        {
            limits.GiveBackChange(context);
            await next(context);
            return;
        }

        await Refuse(context, "reauthentication_required",
            "Enter your password again: POST /api/auth/reauthenticate, then repeat this request.");
    }

    private static Task Refuse(HttpContext context, string code, string detail) =>
        Problems.WriteAsync(context, StatusCodes.Status403Forbidden, code, detail);
}
