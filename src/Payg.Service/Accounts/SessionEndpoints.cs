using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Http;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Accounts").RequireSessionBeforeSetUp();

        auth.MapGet("/sessions", ListAsync).WithName("list_sessions")
            .WithSummary("List sessions")
            .WithDescription("The user's active sessions, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        auth.MapDelete("/sessions/{id}", RevokeAsync).WithName("revoke_session")
            .WithSummary("Revoke a session")
            .WithDescription("Ends one of the user's sessions immediately.")
            .LimitChanges().ProducesProblems(401, 403, 404, 429, 503);
        auth.MapGet("/notices", ListNoticesAsync).WithName("list_notices")
            .WithSummary("List sign-in notices")
            .WithDescription("Sign-ins from new devices, newest first.")
            .ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Results<Ok<Page<SessionResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        SessionTokens tokens,
        TimeProvider clock,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var user = caller.Credential.UserId;
        var page = request.Read(new ListCursor<Guid>("list_sessions", user), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        // A user has few sessions, so pages are cut from all of them.
        var now = clock.GetUtcNow();
        var rows = (await tokens.ListAsync(user, cancellationToken))
            .Where(row => page.After is not { } last || row.Id.CompareTo(last) < 0)
            .Where(row => row.Id == caller.Credential.TokenId || !HasIdled(row, now))
            .ToList();
        return TypedResults.Ok(page.Of(rows, row => row.Id, row => ResponseOf(row, caller)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        [Description("The session's id"), DataType("uuid")] string id,
        HttpContext context,
        Caller caller,
        SessionTokens tokens,
        SessionCookie cookie,
        CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var session)
            || !await tokens.RevokeAsync(context, caller.Credential, session, cancellationToken))
        {
            return Problems.NotFound("Session not found.");
        }

        if (session == caller.Credential.TokenId)
            SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Page<NoticeResponse>>, ProblemHttpResult>> ListNoticesAsync(
        Caller caller,
        SignInNotices notices,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var user = caller.Credential.UserId;
        var page = request.Read(new ListCursor<long>("list_notices", user), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var rows = await notices.ListAsync(user, page.After ?? long.MaxValue, page.Take + 1, cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => row.Id, NoticeOf));
    }

    private static NoticeResponse NoticeOf(NoticeRow row) =>
        new(row.Id, row.At, row.Kind, row.Client, row.Address);

    private static bool HasIdled(TokenRow row, DateTimeOffset now) =>
        row.IdleSeconds is { } seconds && (row.LastUsedAt ?? row.CreatedAt) + TimeSpan.FromSeconds(seconds) <= now;

    private static SessionResponse ResponseOf(TokenRow row, Caller caller) => new(
        row.Id, row.Id == caller.Credential.TokenId, row.Client, row.Address, row.CreatedAt,
        row.AuthenticatedAt ?? row.CreatedAt,
        row.Id == caller.Credential.TokenId ? caller.LastUsedAt : row.LastUsedAt,
        row.ExpiresAt ?? DateTimeOffset.MaxValue);
}
