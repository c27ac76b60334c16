using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Access;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Users;
using Payg.Service.Http;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

internal static class PasswordEndpoints
{
    public static void MapPasswords(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Accounts");

        auth.MapPost("/password", ChangeAsync).WithName("change_password")
            .WithSummary("Change the password")
            .WithDescription("Changes the user's password and ends all other sessions.")
            .AcceptsFields<PasswordChangeRequest>().RequireSessionBeforeSetUp().LimitChanges()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);

        auth.MapPost("/reauthenticate", ReauthenticateAsync).WithName("reauthenticate")
            .WithSummary("Confirm the password")
            .WithDescription("Confirms the user's password, as sensitive requests require.")
            .AcceptsFields<ReauthenticationRequest>().RequireSessionBeforeSetUp().LimitChanges()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        HttpRequest request,
        Caller caller,
        PaygContext context,
        IPasswordHasher<UserRow> hasher,
        PasswordCheck check,
        PasswordWork work,
        SessionTokens tokens,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        // 1. Both are there, and the new one keeps the rules.
        var current = fields.RequiredText("current_password");
        var next = fields.RequiredText("new_password");
        var revokeKeys = fields.Flag("revoke_keys");
        var credential = caller.Credential;
        if (!errors.Has("new_password"))
            RegistrationRules.CheckPassword(next, credential.Username, errors, "new_password");
        if (credential.MustChangePassword && next.Equals(current, StringComparison.Ordinal))
            errors.Add("new_password", "Choose a password other than the generated one.");
        if (errors.Any)
            return Problems.Invalid(errors);

        using var place = work.TryTakePlace(isKnown: true);
        if (place is null)
            return PasswordWork.Busy(request.HttpContext);

        // 2. The current one is right. A session counts its own attempts: nobody else can use them up. The second
        //    factor is not asked for: it was shown when the session began.
        var user = await context.Users.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == credential.UserId, cancellationToken);
        var source = SignInLimits.OfSession(credential.TokenId);
        if ((await check.CheckPasswordAsync(user, source, current, cancellationToken)).Outcome
            != SignInOutcome.Succeeded)
        {
            return NotTheirPassword("current_password");
        }

        // 3. Sessions opened with the old one end. If it is no longer the current one, another was quicker.
        var hash = await work.RunAsync(() => hasher.HashPassword(user!, next), isKnown: true);
        return await tokens.ChangePasswordAsync(
            request.HttpContext, credential, user!, hash, revokeKeys, cancellationToken)
            ? TypedResults.NoContent()
            : NotTheirPassword("current_password");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReauthenticateAsync(
        HttpRequest request,
        Caller caller,
        PaygContext context,
        PasswordCheck check,
        PasswordWork work,
        SessionTokens tokens,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        var password = fields.RequiredText("password");
        var code = fields.OptionalText("totp");
        if (errors.Any)
            return Problems.Invalid(errors);

        using var place = work.TryTakePlace(isKnown: true);
        if (place is null)
            return PasswordWork.Busy(request.HttpContext);

        var user = await context.Users.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == caller.Credential.UserId, cancellationToken);
        var source = SignInLimits.OfSession(caller.Credential.TokenId);
        var outcome = (await check.CheckAsync(user, source, password, code, cancellationToken)).Outcome;
        if (outcome is SignInOutcome.TotpRequired or SignInOutcome.WrongTotp)
        {
            errors.Add("totp", outcome == SignInOutcome.TotpRequired
                ? "Enter the code of your authenticator app, or a recovery code."
                : "This code is wrong, expired or already used.");
            return Problems.Invalid(errors);
        }

        if (outcome != SignInOutcome.Succeeded)
            return NotTheirPassword("password");

        await tokens.ReauthenticatedAsync(request.HttpContext, caller.Credential, cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotTheirPassword(string field)
    {
        var errors = new FieldErrors();
        errors.Add(field, "Incorrect password. After too many attempts, wait five minutes.");
        return Problems.Invalid(errors);
    }
}
