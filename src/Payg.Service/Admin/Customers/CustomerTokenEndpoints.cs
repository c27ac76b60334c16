using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Admin.Customers;

/// <summary>The tokens of a customer as administrators see them: never a secret, never its hash.</summary>
internal static class CustomerTokenEndpoints
{
    public static void Map(IEndpointRouteBuilder customers)
    {
        customers.MapGet("/{id:guid}/tokens", ListAsync).WithName("list_customer_tokens")
            .WithSummary("List a customer's tokens")
            .WithDescription("The active sessions and API keys of a customer, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customers.MapDelete("/{id:guid}/tokens/{token_id:guid}", RevokeAsync).WithName("revoke_customer_token")
            .WithSummary("Revoke a token")
            .WithDescription("Ends one session or API key of a customer immediately.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<Page<CustomerTokenResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        TimeProvider clock,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_tokens", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        if (!await context.Customers.AnyAsync(row => row.Id == id, cancellationToken))
            return Problems.NotFound("Customer not found.");

        var now = clock.GetUtcNow();
        var tokens = context.Tokens.AsNoTracking().Where(token =>
            token.CustomerId == id && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now));
        if (page.After is { } next)
            tokens = tokens.Where(token => token.Id < next);
        var rows = await tokens.Include(token => token.ApiKey).OrderByDescending(token => token.Id)
            .Take(page.Take + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => row.Id, CustomerTokenResponse.Of));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        [Description("The customer's id")] Guid id,
        [Description("The token's id")] Guid token_id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        await customers.RevokeTokenAsync(http, id, token_id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("This customer has no session or API key with this id.");
}

/// <summary>A token, without its secret.</summary>
/// <param name="Id">Names the token.</param>
/// <param name="Kind">What it is: session or api_key.</param>
/// <param name="Name">What its owner calls it; null for a session.</param>
/// <param name="Start">Its first characters, to recognise it by.</param>
/// <param name="Meters">The keys of the meters that it may call; null: all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From this instant on it is refused; null: never.</param>
/// <param name="LastUsedAt">When an API key was last used, up to a minute late; null: never, or a session.</param>
/// <param name="Test">Whether calls with it are test calls, which are free of charge.</param>
/// <param name="RotatedAt">
/// When its API key got a new secret, which has replaced this one; null: it is current, or a session.
/// </param>
internal sealed record CustomerTokenResponse(
    Guid Id,
    string Kind,
    string? Name,
    string Start,
    IReadOnlyList<string>? Meters,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    bool Test,
    DateTimeOffset? RotatedAt)
{
    public static CustomerTokenResponse Of(TokenRow row) => new(
        row.Id, KindOf(row), row.Name, row.Start, row.Meters?.Split(' '),
        row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.ApiKey?.IsTest ?? false, row.RotatedAt);

    public static string KindOf(TokenRow row) => row.Kind == TokenKind.ApiKey ? "api_key" : "session";
}
