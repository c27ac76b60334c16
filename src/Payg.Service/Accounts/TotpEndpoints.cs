using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Accounts.Totp;
using Payg.Service.Http;

namespace Payg.Service.Accounts;

internal static class TotpEndpoints
{
    public static void MapTotp(this IEndpointRouteBuilder app)
    {
        var totp = app.MapGroup("/api/auth/totp").WithTags("Accounts").RequireSessionBeforeSetUp();

        totp.MapGet("", GetAsync).WithName("get_totp")
            .WithSummary("Get authenticator status")
            .WithDescription("Whether sign-in requires a code from an authenticator app.")
            .ProducesProblems(401, 403, 503);
        totp.MapPost("/setup", SetUpAsync).WithName("set_up_totp")
            .WithSummary("Set up an authenticator")
            .WithDescription("Returns a secret for an authenticator app. Sign-in requires "
                + "codes once one was confirmed.")
            .LimitChanges().RequireRecentPassword().ProducesProblems(401, 403, 409, 429, 503);
        totp.MapPost("/enable", EnableAsync).WithName("enable_totp")
            .WithSummary("Confirm the authenticator")
            .WithDescription("Confirms the app with a code and returns recovery codes. Sign-in then requires codes.")
            .AcceptsFields<TotpCodeRequest>().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        totp.MapPost("/recovery_codes", RenewAsync).WithName("renew_recovery_codes")
            .WithSummary("Renew recovery codes")
            .WithDescription("Returns new recovery codes. Earlier codes stop working.")
            .LimitChanges().RequireRecentPassword().ProducesProblems(401, 403, 409, 429, 503);
        totp.MapDelete("", DisableAsync).WithName("disable_totp")
            .WithSummary("Remove the authenticator app")
            .WithDescription("Sign-in then requires only the password.")
            .LimitChanges().RequireRecentPassword().ProducesProblems(401, 403, 429, 503);
    }

    private static async Task<Ok<TotpResponse>> GetAsync(
        Caller caller, TotpChanges changes, CancellationToken cancellationToken) =>
        TypedResults.Ok(await changes.GetAsync(caller.Credential.UserId, cancellationToken));

    private static async Task<Results<Ok<TotpSecretResponse>, ProblemHttpResult>> SetUpAsync(
        Caller caller, TotpChanges changes, CancellationToken cancellationToken) =>
        await changes.SetUpAsync(caller.Credential, cancellationToken) is { } secret
            ? TypedResults.Ok(new TotpSecretResponse(
                secret, TotpCode.Uri("Payg", caller.Credential.Username, secret)))
            : AlreadyEnabled();

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> EnableAsync(
        HttpRequest request, Caller caller, TotpChanges changes, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        var code = fields.RequiredText("code");
        if (errors.Any)
            return Problems.Invalid(errors);

        var (outcome, codes) = await changes.EnableAsync(
            request.HttpContext, caller.Credential, code, cancellationToken);
        if (outcome == TotpEnabling.WrongCode)
        {
            errors.Add("code", "This code is wrong or expired. Enter the code that the app shows now.");
            return Problems.Invalid(errors);
        }

        return outcome switch
        {
            TotpEnabling.Enabled => TypedResults.Ok(new RecoveryCodesResponse(codes)),
            TotpEnabling.NotSetUp => Problems.Of(
                StatusCodes.Status409Conflict, "totp_not_set_up", "Get a secret from /api/auth/totp/setup first."),
            _ => AlreadyEnabled(),
        };
    }

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> RenewAsync(
        HttpContext http, Caller caller, TotpChanges changes, CancellationToken cancellationToken) =>
        await changes.RenewCodesAsync(http, caller.Credential, cancellationToken) is { } codes
            ? TypedResults.Ok(new RecoveryCodesResponse(codes))
            : Problems.Of(StatusCodes.Status409Conflict, "totp_not_set_up", "There is no authenticator app.");

    private static async Task<NoContent> DisableAsync(
        HttpContext http, Caller caller, TotpChanges changes, CancellationToken cancellationToken)
    {
        await changes.DisableAsync(http, caller.Credential, cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult AlreadyEnabled() => Problems.Of(
        StatusCodes.Status409Conflict, "totp_enabled", "There is an authenticator app: remove it first.");
}
