using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Http;
using Payg.Service.Http;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>What users may change about themselves.</summary>
internal static class AccountSettingsEndpoints
{
    private const int MaxTimeZoneLength = 64;

    /// <summary>Maps <c>/api/account</c> and the change of password.</summary>
    public static void MapAccountSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/account", GetAsync).WithName("account").WithTags("Accounts")
            .WithSummary("The user's own settings").RequirePayg().ProducesProblems(401, 503);

        app.MapPatch("/api/account", ChangeAsync).WithName("change_account").WithTags("Accounts")
            .WithSummary("Change the time zone, whose calendar months are the billing periods from now on")
            .AcceptsJson<AccountChangeRequest>().RequireSession().LimitChanges()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);

        app.MapPost("/api/auth/password", ChangePasswordAsync).WithName("change_password").WithTags("Accounts")
            .WithSummary("Change the password; all other sessions end")
            .AcceptsFields<PasswordChangeRequest>().RequireSession()
            .AddEndpointFilter(AttemptLimits.OnLoginAsync).LimitChanges()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Ok<AccountResponse>> GetAsync(
        Caller caller, PaygContext context, CancellationToken cancellationToken)
    {
        var customer = await context.Customers.AsNoTracking()
            .SingleAsync(row => row.Id == caller.Credential.Customer.Value, cancellationToken);
        return TypedResults.Ok(ResponseOf(caller, customer));
    }

    private static async Task<Results<Ok<AccountResponse>, ProblemHttpResult>> ChangeAsync(
        HttpRequest request, Caller caller, PaygContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await JsonFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly("time_zone");
        var zone = fields.RequiredText("time_zone", MaxTimeZoneLength);
        if (!errors.Any && !IsIanaName(zone))
            errors.Add("time_zone", "Use the IANA name of a time zone, such as Europe/Berlin.");
        if (errors.Any)
            return Problems.Invalid(errors);

        var customer = await context.Customers
            .SingleAsync(row => row.Id == caller.Credential.Customer.Value, cancellationToken);
        customer.TimeZone = zone;
        await context.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ResponseOf(caller, customer));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        HttpRequest request,
        Caller caller,
        UserManager<UserRow> users,
        SignIn signIn,
        PasswordWork passwords,
        SessionTokens tokens,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (fields, refusal) = await FieldReader.ReadAsync(request);
        if (fields is null)
            return refusal!;

        // 1. Both are there, and the new one keeps the rules.
        var errors = new FieldErrors();
        var current = fields.Required("current_password", errors);
        var next = fields.Required("new_password", errors);
        if (!errors.Has("new_password"))
            RegistrationRules.CheckPassword(next, caller.Credential.Username, errors, "new_password");
        if (errors.Any)
            return Problems.Invalid(errors);

        using var place = passwords.TryTakePlace();
        if (place is null)
            return PasswordWork.Busy(request.HttpContext);

        // 2. The current one is right; wrong ones count towards the lockout as at a login.
        var user = await users.FindByIdAsync(caller.Credential.UserId.ToString());
        if (user is null || user.LockoutEnd > clock.GetUtcNow()
            || await signIn.CheckPasswordAsync(user, current, cancellationToken) != SignInOutcome.Succeeded)
        {
            return NotTheirPassword();
        }

        // 3. Whoever knew the old one is out. If it is no longer the current one, somebody else was quicker.
        var hash = await passwords.RunAsync(() => users.PasswordHasher.HashPassword(user, next));
        return await tokens.ChangePasswordAsync(request.HttpContext, caller.Credential, user, hash, cancellationToken)
            ? TypedResults.NoContent()
            : NotTheirPassword();
    }

    private static ProblemHttpResult NotTheirPassword()
    {
        var errors = new FieldErrors();
        errors.Add("current_password", "This is not your password, or there were too many attempts.");
        return Problems.Invalid(errors);
    }

    private static bool IsIanaName(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
        && string.Equals(found.Id, zone, StringComparison.Ordinal);

    private static AccountResponse ResponseOf(Caller caller, CustomerRow customer) => new(
        customer.Id, caller.Credential.Username, customer.TimeZone, caller.Credential.IsAdministrator,
        customer.CreatedAt);
}
