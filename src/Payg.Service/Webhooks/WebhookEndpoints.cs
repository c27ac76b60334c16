using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Settings;
using Payg.Service.Deliveries;
using Payg.Service.Http;
using Payg.Service.OpenApi;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;

namespace Payg.Service.Webhooks;

internal static class WebhookEndpoints
{
    private const string NotFound = "Webhook not found.";

    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<WebhookOptions>(WebhookOptions.Section);
        builder.Services.AddSingleton<AddressGuard>();
        builder.Services.AddSingleton<WebhookHealth>();
        builder.Services.AddSingleton(HostAddresses.OfSystem);
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<IDeliveryChannel, WebhookChannel>();
        builder.Services.AddScoped<WebhookChanges>();
        builder.Services.AddScoped<WebhookReplays>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/api/admin/webhooks").WithTags(DocumentHead.Administration).RequireAdministrator();
        webhooks.MapGet("/", ListAsync).WithName("list_webhooks")
            .WithSummary("List webhooks")
            .WithDescription("Where events are sent, newest first.").ProducesProblems(400, 401, 403, 503);
        webhooks.MapPost("/", CreateAsync).WithName("create_webhook")
            .WithSummary("Create a webhook")
            .WithDescription("Sends the events of all customers to an https address from now on, signed as Standard "
                + "Webhooks 1.0 says. The answer has the secret, which cannot be read again.")
            .AcceptsJson<NewWebhookRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 503);
        webhooks.MapGet("/{id:guid}", GetAsync).WithName("get_webhook")
            .WithSummary("Get a webhook")
            .WithDescription("Where events are sent, and which.").ProducesProblems(401, 403, 404, 503);
        webhooks.MapPatch("/{id:guid}", ChangeAsync).WithName("change_webhook")
            .WithSummary("Update a webhook")
            .WithDescription("Changes the address, description or types of a webhook, or disables or enables it. "
                + "What happens while it is disabled is sent only by a replay.")
            .AcceptsJson<WebhookChangeRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        webhooks.MapDelete("/{id:guid}", DeleteAsync).WithName("delete_webhook")
            .WithSummary("Delete a webhook")
            .WithDescription("Deletes a webhook and the log of its deliveries.").ProducesProblems(401, 403, 404, 503);
        webhooks.MapPost("/{id:guid}/rotate_secret", RotateAsync).WithName("rotate_webhook_secret")
            .WithSummary("Rotate a webhook's secret")
            .WithDescription("Replaces the secret. The present one signs too until the overlap ends: then each event "
                + "has two signatures. The answer has the new secret, which cannot be read again.")
            .AcceptsJson<RotateWebhookSecretRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        webhooks.MapPost("/{id:guid}/test", TestAsync).WithName("test_webhook")
            .WithSummary("Test a webhook")
            .WithDescription("Sends an event of the type webhook.test, whatever types the webhook receives.")
            .ProducesProblems(401, 403, 404, 503);
        webhooks.MapGet("/{id:guid}/deliveries", ListDeliveriesAsync).WithName("list_webhook_deliveries")
            .WithSummary("List a webhook's deliveries")
            .WithDescription("The events that were sent, newest first, with the last answer to each.")
            .ProducesProblems(400, 401, 403, 404, 503);
        webhooks.MapGet("/deliveries/{id:guid}/attempts", ListAttemptsAsync).WithName("list_webhook_attempts")
            .WithSummary("List a delivery's attempts")
            .WithDescription("Each attempt to deliver an event, newest first, with its answer; those before a replay "
                + "as well.")
            .ProducesProblems(400, 401, 403, 404, 503);
        webhooks.MapPost("/{id:guid}/replay", ReplayRangeAsync).WithName("replay_webhook")
            .WithSummary("Replay a time range")
            .WithDescription("Sends the events of a time range again, at most 10,000, those too that happened while "
                + "the webhook was disabled or did not exist. Each keeps its id.")
            .AcceptsJson<WebhookReplayRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        webhooks.MapPost("/deliveries/{id:guid}/replay", ReplayAsync).WithName("replay_webhook_delivery")
            .WithSummary("Replay a delivery")
            .WithDescription("Sends one event again, immediately and then by the schedule. It keeps its id.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<Page<WebhookResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        TimeProvider clock,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_webhooks"), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var rows = context.WebhookEndpoints.AsNoTracking();
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(found, row => row.Id, row => WebhookResponse.Of(row, clock.GetUtcNow())));
    }

    private static async Task<Results<Created<WebhookSecretResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http, AddressGuard guard, WebhookChanges changes, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var wanted = NewWebhookRequest.Read(fields, guard, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await changes.CreateAsync(http, wanted, cancellationToken) is { } made
            ? TypedResults.Created((string?)null, made)
            : Problems.Of(StatusCodes.Status409Conflict, "too_many_webhooks",
                $"There are {WebhookEndpointRow.MaxEndpoints} webhooks already: delete some first.");
    }

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> GetAsync(
        [Description("The webhook's id")] Guid id,
        PaygContext context,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await context.WebhookEndpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            is { } row
            ? TypedResults.Ok(WebhookResponse.Of(row, clock.GetUtcNow()))
            : Problems.NotFound(NotFound);

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The webhook's id")] Guid id,
        HttpContext http,
        AddressGuard guard,
        WebhookChanges changes,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var wanted = WebhookChangeRequest.Read(fields, guard, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await changes.ChangeAsync(http, id, wanted, cancellationToken) is { } changed
            ? TypedResults.Ok(changed)
            : Problems.NotFound(NotFound);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [Description("The webhook's id")] Guid id,
        HttpContext http,
        WebhookChanges changes,
        CancellationToken cancellationToken) =>
        await changes.DeleteAsync(http, id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound(NotFound);

    private static async Task<Results<Ok<WebhookSecretResponse>, ProblemHttpResult>> RotateAsync(
        [Description("The webhook's id")] Guid id,
        HttpContext http,
        WebhookChanges changes,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var overlap = RotateWebhookSecretRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await changes.RotateAsync(http, id, overlap, cancellationToken) is { } rotated
            ? TypedResults.Ok(rotated)
            : Problems.NotFound(NotFound);
    }

    private static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> TestAsync(
        [Description("The webhook's id")] Guid id,
        HttpContext http,
        PaygContext context,
        WebhookReplays replays,
        CancellationToken cancellationToken) =>
        await ExistsAsync(context, id, cancellationToken)
            ? TypedResults.Accepted((string?)null, await replays.TestAsync(http, id, cancellationToken))
            : Problems.NotFound(NotFound);

    private static async Task<Results<Ok<Page<WebhookDeliveryResponse>>, ProblemHttpResult>> ListDeliveriesAsync(
        [Description("The webhook's id")] Guid id,
        PaygContext context,
        WebhookReplays replays,
        [Description("Only what is pending, delivered or failed; all by default")]
        [AllowedValues("pending", "delivered", "failed")]
        string? state,
        [Description("Only events of this type, such as usage.alert; all by default")] string? type,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        DeliveryState? wanted = state switch
        {
            "pending" => DeliveryState.Pending,
            "delivered" => DeliveryState.Delivered,
            "failed" => DeliveryState.Failed,
            _ => null,
        };
        if (wanted is null && !string.IsNullOrEmpty(state))
            errors.Add("state", "Use pending, delivered or failed.");
        type = string.IsNullOrEmpty(type) ? null : type;
        if (type is not null and not WebhookBody.TestType && !EventTypes.All.Contains(type, StringComparer.Ordinal))
            errors.Add("type", "Use the type of an event.");
        var page = request.Read(new ListCursor<Guid>("list_webhook_deliveries", id, wanted, type), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await ExistsAsync(context, id, cancellationToken)
            ? TypedResults.Ok(await replays.ListAsync(id, wanted, type, page, cancellationToken))
            : Problems.NotFound(NotFound);
    }

    private static async Task<Results<Ok<Page<WebhookAttemptResponse>>, ProblemHttpResult>> ListAttemptsAsync(
        [Description("The delivery's id")] Guid id,
        WebhookReplays replays,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_webhook_attempts", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await replays.ListAttemptsAsync(id, page, cancellationToken) is { } attempts
            ? TypedResults.Ok(attempts)
            : Problems.NotFound("Delivery not found.");
    }

    private static async Task<Results<Accepted<WebhookReplayResponse>, ProblemHttpResult>> ReplayRangeAsync(
        [Description("The webhook's id")] Guid id,
        HttpContext http,
        PaygContext context,
        WebhookReplays replays,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var wanted = WebhookReplayRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        if (!await ExistsAsync(context, id, cancellationToken))
            return Problems.NotFound(NotFound);
        if (await replays.ReplayAsync(http, id, wanted, cancellationToken) is { } events)
            return TypedResults.Accepted((string?)null, new WebhookReplayResponse(events));
        errors.Add("to", $"Choose a range of at most {WebhookReplays.MaxEvents} events.");
        return Problems.Invalid(errors);
    }

    private static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> ReplayAsync(
        [Description("The delivery's id")] Guid id,
        HttpContext http,
        WebhookReplays replays,
        CancellationToken cancellationToken) =>
        await replays.ReplayAsync(http, id, cancellationToken) is { } restarted
            ? TypedResults.Accepted((string?)null, restarted)
            : Problems.NotFound("Delivery not found.");

    private static Task<bool> ExistsAsync(PaygContext context, Guid id, CancellationToken cancellationToken) =>
        context.WebhookEndpoints.AnyAsync(row => row.Id == id, cancellationToken);
}
