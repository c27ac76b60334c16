using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Idempotency;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Plans;

namespace Payg.Service.Plans;

internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Plans");
        api.MapGet("/plans", ListAsync).WithName("list_plans").RequirePayg()
            .WithSummary("List plans")
            .WithDescription("The plans that the customer can subscribe to, in their currency, the oldest first.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapGet("/plans/default", DefaultAsync).WithName("get_default_plan").AllowAnonymous()
            .WithSummary("Get the default plan")
            .WithDescription("The plan that new customers get when they register, in the service's currency. Needs no "
                + "token.")
            .ProducesProblems(503);
        api.MapGet("/subscription", GetAsync).WithName("get_subscription").RequirePayg()
            .WithSummary("Get the subscription")
            .WithDescription("The customer's plan, and what follows it. 404: without a plan, usage alone is charged.")
            .ProducesProblems(401, 403, 404, 503);
        api.MapPut("/subscription", SetAsync).WithName("set_subscription").RequireSession().LimitChanges().Idempotent()
            .WithSummary("Subscribe or change plans")
            .WithDescription("A plan with a higher fee takes effect at once, and what is left of the old fee is given "
                + "back by days; a plan with a lower one follows at the end of the billing period. The plan in force "
                + "again takes back a cancellation or a change to come.")
            .AcceptsJson<SubscriptionRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        api.MapDelete("/subscription", CancelAsync).WithName("cancel_subscription").RequireSession().LimitChanges()
            .Idempotent()
            .WithSummary("Cancel the subscription")
            .WithDescription("The plan ends with the billing period, or with the trial where that is earlier. Until "
                + "then it can be continued by subscribing to the same plan.")
            .ProducesProblems(400, 401, 403, 404, 409, 413, 429, 503);
        api.MapPost("/subscription/preview", PreviewAsync).WithName("preview_subscription").RequireSession()
            .WithSummary("Preview a change of plans")
            .WithDescription("When a plan would take effect, what it would cost in this billing period and what the "
                + "plan in force would give back. Nothing is changed.")
            .AcceptsJson<SubscriptionRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 503);
    }

    private static async Task<Results<Ok<Page<PlanResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaygContext context,
        PlanReader plans,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var payer = await context.PayerOfAsync(caller.Credential.Customer.Value, service, cancellationToken);
        var page = request.Read(new ListCursor<Guid>("list_plans", payer.Currency.Code), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await plans.ListAsync(payer.Currency, page, cancellationToken));
    }

    private static async Task<Ok<DefaultPlanResponse>> DefaultAsync(
        PaygContext context, [FromServices] Currency service, CancellationToken cancellationToken)
    {
        var version = await SubscriptionLedger.DefaultAsync(context, service.Code, cancellationToken);
        return TypedResults.Ok(
            new DefaultPlanResponse(version is null ? null : PlanResponse.Of(version, version.Plan!)));
    }

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> GetAsync(
        Caller caller, SubscriptionChanges subscriptions, CancellationToken cancellationToken) =>
        await subscriptions.ReadAsync(caller.Credential.Customer.Value, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : PlanAnswers.NoPlan();

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> SetAsync(
        HttpContext http, Caller caller, SubscriptionChanges subscriptions, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = SubscriptionRequest.Read(fields, errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : PlanAnswers.Of(await subscriptions.ChangeAsync(
                http, caller.Credential.Customer.Value, new WantedPlan(wanted.Plan), cancellationToken));
    }

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> CancelAsync(
        HttpContext http, Caller caller, SubscriptionChanges subscriptions, CancellationToken cancellationToken) =>
        PlanAnswers.Of(await subscriptions.CancelAsync(
            http, caller.Credential.Customer.Value, atOnce: false, cancellationToken));

    private static async Task<Results<Ok<PlanPreviewResponse>, ProblemHttpResult>> PreviewAsync(
        HttpContext http, Caller caller, SubscriptionChanges subscriptions, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = SubscriptionRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var (status, preview) = await subscriptions.PreviewAsync(
            caller.Credential.Customer.Value, wanted.Plan, cancellationToken);
        return PlanAnswers.RefusalOf(status) is { } problem ? problem : TypedResults.Ok(preview);
    }
}
