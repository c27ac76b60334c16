using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Settings;

namespace Payg.Billing.Keys;

internal static class KeyEndpoints
{
    private const string NotFound = "API key not found.";

    /// <summary>Only a user who has logged in may create and change keys; a key may not.</summary>
    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/keys").WithTags("API keys").RequireSession();

        keys.MapGet("", ListAsync).WithName("payg_list_keys").WithSummary("List API keys")
            .WithDescription("The customer's API keys, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        keys.MapPost("", CreateAsync).WithName("payg_create_key")
            .WithSummary("Create an API key")
            .WithDescription("Creates an API key. Only this response contains its secret.")
            .AcceptsJson<NewKeyRequest>().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        keys.MapPatch("/{id}", RenameAsync).WithName("payg_rename_key")
            .WithSummary("Rename an API key")
            .WithDescription("Renames an API key, in the list of usage too.")
            .AcceptsJson<KeyChangeRequest>().LimitChanges()
            .ProducesProblems(400, 401, 403, 404, 413, 415, 429, 503);
        keys.MapPost("/{id}/rotate", RotateAsync).WithName("payg_rotate_key")
            .WithSummary("Rotate an API key")
            .WithDescription("Gives an API key a new secret, which only this response contains. The current secret "
                + "works until the overlap ends; one from an earlier rotation ends immediately.")
            .AcceptsJson<KeyRotationRequest>().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 404, 409, 413, 415, 429, 503);
        keys.MapDelete("/{id}", RevokeAsync).WithName("payg_revoke_key")
            .WithSummary("Revoke an API key")
            .WithDescription("Revokes an API key immediately.")
            .LimitChanges().ProducesProblems(401, 403, 404, 429, 503);
    }

    private static async Task<Results<Ok<Page<KeyResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller, ApiKeys keys, [AsParameters] PageRequest request, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_keys", customer), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await keys.ListAsync(customer, page, cancellationToken));
    }

    private static async Task<Results<Created<NewKeyResponse>, ProblemHttpResult>> CreateAsync(
        HttpRequest request,
        Caller caller,
        ApiKeys keys,
        IOptions<PaygOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(request, errors);
        if (fields is null)
            return refusal!;

        var wanted = NewKeyRequest.Read(fields, clock.GetUtcNow(), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var made = await keys.CreateAsync(caller.Credential, wanted, AddressOf(request), cancellationToken);
        return made is var (secrets, key)
            ? TypedResults.Created($"{PathOf(request)}/{secrets.Row.Id}", NewKeyResponse.Of(secrets, key))
            : Problems.Of(StatusCodes.Status409Conflict, "too_many_keys",
                $"A customer has at most {options.Value.MaxApiKeys} API keys: revoke one first.");
    }

    private static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> RenameAsync(
        HttpRequest request,
        Caller caller,
        [Description("The key's id"), DataType("uuid")] string id,
        ApiKeys keys,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(request, errors);
        if (fields is null)
            return refusal!;

        var wanted = KeyChangeRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return Guid.TryParse(id, out var keyId)
            && await keys.RenameAsync(caller.Credential, keyId, wanted.Name, AddressOf(request), cancellationToken)
                is { } key
            ? TypedResults.Ok(KeyResponse.Of(key))
            : Problems.NotFound(NotFound);
    }

    private static async Task<Results<Ok<NewKeyResponse>, ProblemHttpResult>> RotateAsync(
        HttpRequest request,
        Caller caller,
        [Description("The key's id"), DataType("uuid")] string id,
        ApiKeys keys,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(request, errors);
        if (fields is null)
            return refusal!;

        var wanted = KeyRotationRequest.Read(fields);
        if (errors.Any)
            return Problems.Invalid(errors);

        var overlap = TimeSpan.FromSeconds(wanted.OverlapSeconds);
        if (!Guid.TryParse(id, out var keyId)
            || await keys.RotateAsync(caller.Credential, keyId, overlap, AddressOf(request), cancellationToken)
                is not var (made, key))
        {
            return Problems.NotFound(NotFound);
        }

        return key is null
            ? Problems.Of(StatusCodes.Status409Conflict, "key_expired",
                $"The API key expired at {made.Row.ExpiresAt:yyyy-MM-ddTHH:mm:ssZ}, and so would its new secret: "
                + "create a new key.")
            : TypedResults.Ok(NewKeyResponse.Of(made, key));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        HttpRequest request,
        Caller caller,
        [Description("The key's id"), DataType("uuid")] string id,
        ApiKeys keys,
        CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var keyId)
            && await keys.RevokeAsync(caller.Credential, keyId, AddressOf(request), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound(NotFound);

    private static string? AddressOf(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress?.ToString();

    private static string PathOf(HttpRequest request) =>
        $"{request.PathBase}{request.Path}".TrimEnd('/');
}
