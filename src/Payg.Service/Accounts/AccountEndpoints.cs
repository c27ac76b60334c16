using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Metering.Authenticate;
using Payg.Metering.Http;
using Payg.Service.Http;

namespace Payg.Service.Accounts;

/// <summary>Registering, logging in and out, and who one is.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps <c>/api/auth</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Accounts");

        auth.MapPost("/register", RegisterAsync).WithName("register")
            .WithSummary("Register a user, who is a customer from then on")
            .AcceptsFields<Credentials>().AddEndpointFilter(AttemptLimits.OnRegisterAsync)
            .ProducesProblems(400, 413, 415, 429, 503);

        auth.MapPost("/login", LoginAsync).WithName("login")
            .WithSummary("Log in: get a session token, or a cookie that holds it")
            .AcceptsFields<Credentials>().AddEndpointFilter(AttemptLimits.OnLoginAsync)
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);

        auth.MapPost("/logout", LogoutAsync).WithName("logout")
            .WithSummary("Log out: this token stops working at once")
            .RequirePayg().ProducesProblems(401, 403, 503);

        auth.MapPost("/logout_all", LogoutAllAsync).WithName("logout_all")
            .WithSummary("Log out everywhere: all session tokens of the user stop working at once")
            .RequireSession().ProducesProblems(401, 403, 503);

        auth.MapGet("/info", AccountInfo.GetAsync).WithName("info")
            .WithSummary("Who one is, and what this month and all time cost")
            .RequirePayg().ProducesProblems(401, 503);
    }

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> RegisterAsync(
        HttpRequest request, Registration registration, PasswordWork passwords, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await FieldReader.ReadAsync(request);
        if (fields is null)
            return refusal!;

        var errors = new FieldErrors();
        var credentials = ReadCredentials(fields, errors);
        using var place = passwords.TryTakePlace();
        if (place is null)
            return PasswordWork.Busy(request.HttpContext);

        return await registration.RegisterAsync(credentials, errors, cancellationToken) is { } user
            ? TypedResults.Created((string?)null, new UserResponse(user.CustomerId, user.UserName!))
            : Problems.Invalid(errors);
    }

    private static async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> LoginAsync(
        HttpRequest request,
        SignIn signIn,
        AttemptLimits limits,
        [Description("true: set the token as an HttpOnly cookie instead of giving it")] string? use_cookies,
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

        var (fields, refusal) = await FieldReader.ReadAsync(request);
        if (fields is null)
            return refusal!;

        var credentials = ReadCredentials(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        // 2. Another site must not log its visitors in here as somebody else.
        if (useCookies && RequestOrigin.IsForeign(request))
            return Problems.Of(403, "cross_site_request", "A cookie is set only for pages of this site.");

        // 3. Is it they?
        var name = UserNameNormalizer.Plain(credentials.Username) ?? "";
        if (limits.TryName(request.HttpContext, name.ToUpperInvariant()) is { } tooMany)
            return tooMany;
        var (outcome, session) = await signIn.BeginAsync(request.HttpContext, credentials, cancellationToken);
        if (outcome == SignInOutcome.Busy)
            return PasswordWork.Busy(request.HttpContext);
        if (session is null)
            return InvalidCredentials();

        // 4. A token of their own, by cookie or in the answer.
        if (useCookies)
            SessionCookie.Set(request.HttpContext, session.Token, session.ExpiresAt);
        return TypedResults.Ok(
            new LoginResponse(session.User.UserName!, session.User.CustomerId, session.ExpiresAt)
            {
                Token = useCookies ? null : session.Token,
            });
    }

    private static async Task<NoContent> LogoutAsync(
        HttpContext context, Caller caller, SessionTokens tokens, CancellationToken cancellationToken)
    {
        await tokens.RevokeAsync(context, caller.Credential, cancellationToken);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LogoutAllAsync(
        HttpContext context, Caller caller, SessionTokens tokens, CancellationToken cancellationToken)
    {
        await tokens.RevokeAllAsync(context, caller.Credential, cancellationToken);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static Credentials ReadCredentials(FieldReader fields, FieldErrors errors) =>
        new(fields.Required("username", errors), fields.Required("password", errors));

    private static ProblemHttpResult InvalidCredentials() => Problems.Of(
        StatusCodes.Status401Unauthorized, "invalid_credentials",
        "User name or password is wrong, or there were too many attempts: then wait five minutes.");
}
