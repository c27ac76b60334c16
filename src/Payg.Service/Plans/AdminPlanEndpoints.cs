using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Service.Idempotency;

namespace Payg.Service.Plans;

internal static class AdminPlanEndpoints
{
    private const string Now = "now";
    private const string PeriodEnd = "period_end";

    public static void MapAdminPlans(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/plans", ListAsync).WithName("list_all_plans")
            .WithSummary("List all plans")
            .WithDescription("All plans with their versions and how many customers have them, retired ones included, "
                + "the oldest first.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapPost("/plans", CreateAsync).WithName("create_plan")
            .WithSummary("Create a plan")
            .WithDescription("Creates a plan with its first version.")
            .AcceptsJson<NewPlanRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 503);
        admin.MapPost("/plans/{key}/versions", AddVersionAsync).WithName("create_plan_version")
            .WithSummary("Create a plan version")
            .WithDescription("The version applies to new subscriptions. Customers who have an earlier one keep it "
                + "until an operator moves them, by setting their subscription to the same plan. The terms of the "
                + "newest version again create nothing.")
            .AcceptsJson<PlanTermsRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        admin.MapPatch("/plans/{key}", ChangeAsync).WithName("change_plan")
            .WithSummary("Update a plan")
            .WithDescription("Changes a plan's name, whether customers get it when they register, or retires it. "
                + "Customers who have a retired plan keep it.")
            .AcceptsJson<PlanChangeRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        var customer = admin.MapGroup("/customers/{id:guid}");
        customer.MapGet("/subscription", GetSubscriptionAsync).WithName("customer_subscription")
            .WithSummary("Get a customer's subscription")
            .WithDescription("A customer's plan, and what follows it.")
            .ProducesProblems(401, 403, 404, 503);
        customer.MapPut("/subscription", SetSubscriptionAsync).WithName("set_customer_subscription").Idempotent()
            .WithSummary("Set a customer's subscription")
            .WithDescription("As the customer can do it, and with when: now or period_end. The plan in force moves "
                + "the customer to its newest version.")
            .AcceptsJson<AdminSubscriptionRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        customer.MapDelete("/subscription", CancelAsync).WithName("cancel_customer_subscription").Idempotent()
            .WithSummary("Cancel a customer's subscription")
            .WithDescription("At the end of the billing period, or now: what is left of the fee is then given back "
                + "by days on the next invoice.")
            .ProducesProblems(400, 401, 403, 404, 409, 413, 503);
    }

    private static async Task<Results<Ok<Page<AdminPlanResponse>>, ProblemHttpResult>> ListAsync(
        PlanReader plans, [AsParameters] PageRequest request, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_all_plans"), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await plans.ListAllAsync(page, cancellationToken));
    }

    private static async Task<Results<Created<AdminPlanResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http,
        PlanChanges plans,
        [FromServices] Currency service,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = NewPlanRequest.Read(fields, errors, service);
        if (wanted is null || errors.Any)
            return Problems.Invalid(errors);
        var outcome = await plans.CreateAsync(http, wanted, cancellationToken);
        return PlanAnswers.RefusalOf(outcome.Status) is { } problem
            ? problem
            : TypedResults.Created((string?)null, outcome.Plan);
    }

    private static async Task<Results<Created<AdminPlanResponse>, Ok<AdminPlanResponse>, ProblemHttpResult>>
        AddVersionAsync(
            [Description("The plan's key")] string key,
            HttpContext http,
            PlanChanges plans,
            CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly(PlanTermsRequest.Names);
        var wanted = PlanTermsRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await plans.AddVersionAsync(http, key, wanted, cancellationToken);
        if (outcome.Status is PlanStatus.UnknownPlan)
            return PlanAnswers.NoSuchPlan();
        if (PlanAnswers.RefusalOf(outcome.Status) is { } problem)
            return problem;
        return outcome.IsNew
            ? TypedResults.Created((string?)null, outcome.Plan)
            : TypedResults.Ok(outcome.Plan);
    }

    private static async Task<Results<Ok<AdminPlanResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The plan's key")] string key,
        HttpContext http,
        PlanChanges plans,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = PlanChangeRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await plans.ChangeAsync(http, key, wanted, cancellationToken);
        return outcome.Status is PlanStatus.UnknownPlan ? PlanAnswers.NoSuchPlan() : TypedResults.Ok(outcome.Plan);
    }

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> GetSubscriptionAsync(
        [Description("The customer's id")] Guid id,
        SubscriptionChanges subscriptions,
        CancellationToken cancellationToken) =>
        await subscriptions.ReadAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : PlanAnswers.NoPlan();

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> SetSubscriptionAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        SubscriptionChanges subscriptions,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = AdminSubscriptionRequest.Read(fields, errors);
        var atOnce = AtOnceOf(wanted.When, errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : PlanAnswers.Of(await subscriptions.ChangeAsync(
                http, id, new WantedPlan(wanted.Plan) { AtOnce = atOnce, IsOperators = true }, cancellationToken));
    }

    private static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> CancelAsync(
        [Description("The customer's id")] Guid id,
        [Description("now or period_end, which is the default"), AllowedValues(Now, PeriodEnd)] string? when,
        HttpContext http,
        SubscriptionChanges subscriptions,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var atOnce = AtOnceOf(when, errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : PlanAnswers.Of(await subscriptions.CancelAsync(http, id, atOnce is true, cancellationToken));
    }

    private static bool? AtOnceOf(string? when, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(when) && when is not (Now or PeriodEnd))
            errors.Add("when", $"Use {Now} or {PeriodEnd}.");
        return string.IsNullOrEmpty(when) ? null : when is Now;
    }
}
