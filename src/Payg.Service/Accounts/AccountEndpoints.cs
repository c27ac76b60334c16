using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;
using Payg.Service.Access;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Users;
using Payg.Service.Http;
using Payg.Service.Mail;

namespace Payg.Service.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Accounts");

        auth.MapPost("/register", RegisterAsync).WithName("register")
            .WithSummary("Create an account")
            .WithDescription("Registers a user and creates their customer, or accepts an invitation.")
            .AcceptsFields<RegistrationRequest>().AddEndpointFilter(AttemptLimits.OnRegisterAsync)
            .ProducesProblems(400, 413, 415, 429, 503);

        auth.MapPost("/login", LoginAsync).WithName("login")
            .WithSummary("Log in")
            .WithDescription("Returns a session token, or sets a cookie that holds it.")
            .AcceptsFields<LoginRequest>().AddEndpointFilter(AttemptLimits.OnLoginAsync)
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);

        auth.MapPost("/logout", LogoutAsync).WithName("logout")
            .WithSummary("Log out")
            .WithDescription("Ends the session of this token immediately.")
            .RequirePayg().ProducesProblems(401, 403, 503);

        auth.MapPost("/logout_all", LogoutAllAsync).WithName("logout_all")
            .WithSummary("Log out everywhere")
            .WithDescription("Ends all sessions of the user immediately.")
            .RequireSessionBeforeSetUp().ProducesProblems(401, 403, 503);

        auth.MapGet("/info", AccountInfo.GetAsync).WithName("info")
            .WithSummary("Get the current customer")
            .WithDescription("The customer of the token, with the cost of this month and of all time.")
            .RequirePayg().ProducesProblems(401, 403, 503);
    }

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> RegisterAsync(
        HttpRequest request, Registration registration, PasswordWork passwords, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        var credentials = ReadCredentials(fields) with
        {
            Invitation = fields.OptionalText("invitation"),
            Email = MailAddresses.Read(fields, "email", errors),
        };
        using var place = passwords.TryTakePlace(isKnown: false);
        if (place is null)
            return PasswordWork.Busy(request.HttpContext);

        return await registration.RegisterAsync(credentials, errors, cancellationToken) is { } user
            ? TypedResults.Created((string?)null, new UserResponse(user.CustomerId, user.UserName!))
            : Problems.Invalid(errors);
    }

    private static async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> LoginAsync(
        HttpRequest request,
        SignIn signIn,
        KnownDevices devices,
        AttemptLimits limits,
        SessionCookie cookie,
        ILookupNormalizer normalizer,
        [Description("true: set the token as an HttpOnly cookie instead of giving it")]
        [AllowedValues("true", "false")]
        string? use_cookies,
        CancellationToken cancellationToken)
    {
        // 1. What is asked?
        var errors = new FieldErrors();
        var useCookies = string.Equals(use_cookies, "true", StringComparison.OrdinalIgnoreCase);
        if (use_cookies is not (null or "") && !useCookies
            && !string.Equals(use_cookies, "false", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add("use_cookies", "Use true or false.");
        }

        var (fields, refusal) = await RequestFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        var (username, password, _, _) = ReadCredentials(fields);
        var login = new LoginRequest(username, password, fields.OptionalText("totp"));
        if (errors.Any)
            return Problems.Invalid(errors);

        // 2. Another site must not log its visitors in here as another.
        if (useCookies && RequestOrigin.IsForeign(request))
            return Problems.Of(403, "cross_site_request", "A cookie is set only for pages of this site.");
        if (useCookies && cookie.RefusePlainHttp(request) is { } plain)
            return plain;

        // 3. Are the credentials right? Strangers cannot use up the attempts of a browser that is known.
        var http = request.HttpContext;
        var name = normalizer.NormalizeName(login.Username) ?? "";
        var device = devices.Find(request, name);
        if (device is null && limits.TryName(http, name) is { } tooMany)
            return tooMany;
        var replaced = useCookies ? SessionCookieName.Read(request) : null;
        var (outcome, session) = await signIn.BeginAsync(http, login, device, replaced, cancellationToken);
        if (session is null)
            return Refuse(http, outcome);

        // 4. A token of their own, by cookie or in the answer.
        if (useCookies)
        {
            cookie.Set(http, session.Token, session.ExpiresAt);
            devices.Remember(http, name);
        }

        return TypedResults.Ok(
            new LoginResponse(session.User.UserName!, session.User.CustomerId, session.ExpiresAt)
            {
                Token = useCookies ? null : session.Token,
            });
    }

    private static async Task<NoContent> LogoutAsync(
        HttpContext context,
        Caller caller,
        SessionTokens tokens,
        SessionCookie cookie,
        CancellationToken cancellationToken)
    {
        await tokens.RevokeAsync(context, caller.Credential, cancellationToken);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LogoutAllAsync(
        HttpContext context,
        Caller caller,
        SessionTokens tokens,
        SessionCookie cookie,
        CancellationToken cancellationToken)
    {
        await tokens.RevokeAllAsync(context, caller.Credential, cancellationToken);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static RegistrationRequest ReadCredentials(RequestFields fields) =>
        new(fields.RequiredText("username"), fields.RequiredText("password"));

    private static ProblemHttpResult Refuse(HttpContext context, SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Busy => PasswordWork.Busy(context),
        SignInOutcome.Disabled => Problems.Of(
            StatusCodes.Status403Forbidden, Refusals.DisabledCode, Refusals.DisabledDetail),
        SignInOutcome.TotpRequired => Problems.Of(
            StatusCodes.Status401Unauthorized, "totp_required",
            "Send the code of your authenticator app, or a recovery code, as totp."),
        SignInOutcome.WrongTotp => Problems.Of(
            StatusCodes.Status401Unauthorized, "invalid_totp",
            "This code is wrong, expired or already used. Enter the next code of your authenticator app."),
        _ => Problems.Of(
            StatusCodes.Status401Unauthorized, "invalid_credentials",
            "Incorrect user name or password. After too many attempts, wait five minutes."),
    };
}
