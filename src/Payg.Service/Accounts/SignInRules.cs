using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering;
using Payg.Metering.Authenticate;
using Payg.Metering.Http;
using Payg.Storage;

namespace Payg.Service.Accounts;

/// <summary>
/// Holds callers to what an endpoint asks of their session (<see cref="SessionRule"/>): a generated password is changed
/// first, administrators have an authenticator app where the settings say so, and some requests need a password that
/// was shown a short while ago.
/// </summary>
internal sealed class SignInRules(
    RequestDelegate next,
    IOptions<TokenSettings> tokens,
    IOptions<AdministratorSettings> administrators,
    TimeProvider clock)
{
    /// <summary>Passes a request on, or refuses it with 403 and a code that says what to do first.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var rules = context.GetEndpoint()?.Metadata.OfType<SessionRule>().ToArray() ?? [];
        var caller = rules.Length == 0 ? null : context.Features.Get<Caller>()?.Credential;
        if (caller is not { Kind: TokenKind.Session })
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
            ? InvokeIfRecentAsync(context, caller)
            : next(context);
    }

    /// <summary>The database is asked, so that it counts on every node at once.</summary>
    private async Task InvokeIfRecentAsync(HttpContext context, Credential caller)
    {
        var database = context.RequestServices.GetRequiredService<PaygContext>();
        var shownAt = await database.Tokens.Where(token => token.Id == caller.TokenId)
            .Select(token => token.AuthenticatedAt ?? token.CreatedAt)
            .SingleOrDefaultAsync(context.RequestAborted);
        if (shownAt + tokens.Value.ReauthenticateAfter > clock.GetUtcNow())
        {
            await next(context);
            return;
        }

        await Refuse(context, "reauthentication_required",
            "Enter your password again: POST /api/auth/reauthenticate, then repeat this request.");
    }

    private static Task Refuse(HttpContext context, string code, string detail) =>
        Refusals.WriteAsync(context, StatusCodes.Status403Forbidden, code, detail);
}
