using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Access;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Mail;

namespace Payg.Service.Accounts;

internal static class EmailEndpoints
{
    private const string NoMail = "No e-mail server is set up. Ask the operator for a new password.";
    private const int MaxSecretLength = 200;

    public static void MapEmail(this IEndpointRouteBuilder app)
    {
        app.MapPut("/api/account/email", SetAsync).WithName("set_email").WithTags("Accounts")
            .WithSummary("Set the e-mail address")
            .WithDescription("Sends a link to the address. The one before stays until the link is opened, if it was "
                + "confirmed.")
            .AcceptsJson<EmailRequest>().RequireSession().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        app.MapDelete("/api/account/email", RemoveAsync).WithName("remove_email").WithTags("Accounts")
            .WithSummary("Remove the e-mail address")
            .WithDescription("Forgets the user's e-mail address. Links that were sent to it do not work any more.")
            .RequireSession().LimitChanges().RequireRecentPassword().ProducesProblems(401, 403, 409, 429, 503);

        var auth = app.MapGroup("/api/auth").WithTags("Accounts").AllowAnonymous();
        auth.MapPost("/email/verify", VerifyAsync).WithName("verify_email")
            .WithSummary("Confirm an e-mail address")
            .WithDescription("Confirms the address to which the link with this token was sent.")
            .AcceptsJson<MailLinkRequest>().AddEndpointFilter(AttemptLimits.OnLoginAsync)
            .ProducesProblems(400, 413, 415, 429, 503);
        auth.MapPost("/password/forgot", ForgotAsync).WithName("forgot_password")
            .WithSummary("Ask for a new password")
            .WithDescription("Sends a link to the address, if a user has confirmed it. The answer is the same for "
                + "every address.")
            .AcceptsJson<EmailRequest>().AddEndpointFilter(AttemptLimits.OnLoginAsync)
            .ProducesProblems(400, 409, 413, 415, 429, 503);
        auth.MapPost("/password/reset", ResetAsync).WithName("reset_password")
            .WithSummary("Choose a new password")
            .WithDescription("Sets the password of the user to whom the link with this token was sent, and ends all "
                + "their sessions. API keys stay valid; log-ins still ask for the code of an authenticator app.")
            .AcceptsJson<PasswordResetRequest>().AddEndpointFilter(AttemptLimits.OnLoginAsync)
            .ProducesProblems(400, 413, 415, 429, 503);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        HttpContext http, Caller caller, EmailChanges changes, MailQueue mails, CancellationToken cancellationToken)
    {
        var (address, refusal) = await ReadAddressAsync(http.Request);
        if (address is null)
            return refusal!;
        if (!mails.IsEnabled)
            return NotSetUp();
        await changes.SetAsync(http, caller.Credential, address, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http, Caller caller, EmailChanges changes, CancellationToken cancellationToken) =>
        await changes.RemoveAsync(http, caller.Credential, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Of(StatusCodes.Status409Conflict, "email_required", "Users of this service need an address.");

    private static async Task<Results<NoContent, ProblemHttpResult>> VerifyAsync(
        HttpContext http, EmailChanges changes, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        fields.ExpectOnly("token");
        var token = fields.RequiredText("token", MaxSecretLength);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await changes.VerifyAsync(http, token, cancellationToken) ? TypedResults.NoContent() : InvalidLink();
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> ForgotAsync(
        HttpContext http,
        PasswordResets resets,
        MailQueue mails,
        AttemptLimits limits,
        CancellationToken cancellationToken)
    {
        var (address, refusal) = await ReadAddressAsync(http.Request);
        if (address is null)
            return refusal!;
        if (!mails.IsEnabled)
            return NotSetUp();
        if (limits.TryName(http, $"mail {MailAddresses.Normalize(address)}") is { } tooMany)
            return tooMany;
        await resets.RequestAsync(http, address, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ResetAsync(
        HttpContext http, PasswordResets resets, PasswordWork work, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        fields.ExpectOnly("token", "password");
        var token = fields.RequiredText("token", MaxSecretLength);
        var password = fields.RequiredText("password");
        if (errors.Any)
            return Problems.Invalid(errors);
        using var place = work.TryTakePlace(isKnown: false);
        if (place is null)
            return PasswordWork.Busy(http);
        return await resets.ResetAsync(http, token, password, errors, cancellationToken)
            ? TypedResults.NoContent()
            : errors.Any ? Problems.Invalid(errors) : InvalidLink();
    }

    private static async Task<(string? Address, ProblemHttpResult? Refusal)> ReadAddressAsync(HttpRequest request)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(request, errors);
        if (fields is null)
            return (null, refusal);
        fields.ExpectOnly("email");
        fields.RequiredText("email");
        var address = errors.Any ? null : MailAddresses.Read(fields, "email", errors);
        if (address is null && !errors.Any)
            errors.Add("email", "This field is required.");
        return errors.Any ? (null, Problems.Invalid(errors)) : (address, null);
    }

    private static ProblemHttpResult NotSetUp() =>
        Problems.Of(StatusCodes.Status409Conflict, "mail_not_set_up", NoMail);

    private static ProblemHttpResult InvalidLink() => Problems.Of(
        StatusCodes.Status400BadRequest, "invalid_link",
        "This link is unknown, expired or already used: ask for another.");
}

/// <summary>An e-mail address.</summary>
/// <param name="Email">The address, up to 254 characters.</param>
internal sealed record EmailRequest(string Email);

/// <summary>A link that was sent by e-mail.</summary>
/// <param name="Token">Its token.</param>
internal sealed record MailLinkRequest(string Token);

/// <summary>A new password by a link that was sent by e-mail.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Password">The new password: 8 to 128 characters.</param>
internal sealed record PasswordResetRequest(string Token, string Password);
