using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Limits;

/// <summary>Changes act at once on this node, within two seconds on the others.</summary>
internal static class AdminLimitEndpoints
{
    public static void MapAdminLimits(this IEndpointRouteBuilder admin)
    {
        var limits = admin.MapGroup("/customers/{id:guid}/limits");
        limits.MapGet("", ListAsync).WithName("list_customer_limits")
            .WithSummary("List a customer's limits")
            .WithDescription("The calls per minute that a customer may make. Meters that are not listed have no limit.")
            .ProducesProblems(400, 401, 403, 404, 503);
        limits.MapPut("/{meter_id:int}", SetAsync).WithName("set_customer_limit")
            .WithSummary("Set a limit")
            .WithDescription("Sets the calls per minute that a customer may make of a meter, on each node.")
            .AcceptsJson<LimitRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        limits.MapDelete("/{meter_id:int}", RemoveAsync).WithName("remove_customer_limit")
            .WithSummary("Remove a limit")
            .WithDescription("Removes a customer's limit for a meter.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<Page<LimitResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<int>("list_customer_limits", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await context.LimitsOfAsync(id, page, cancellationToken))
            : Missing(LimitOutcome.NoSuchCustomer);
    }

    private static async Task<Results<Ok<LimitResponse>, ProblemHttpResult>> SetAsync(
        [Description("The customer's id")] Guid id,
        [Description("The meter's number")] int meter_id,
        HttpContext http,
        RateLimitChanges limits,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = LimitRequest.Read(fields);
        if (errors.Any)
            return Problems.Invalid(errors);

        var change = await limits.SetAsync(http, id, meter_id, wanted.CallsPerMinute, cancellationToken);
        return change.Limit is { } limit ? TypedResults.Ok(limit) : Missing(change.Outcome);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        [Description("The customer's id")] Guid id,
        [Description("The meter's number")] int meter_id,
        HttpContext http,
        RateLimitChanges limits,
        CancellationToken cancellationToken) =>
        await limits.RemoveAsync(http, id, meter_id, cancellationToken) is { Outcome: not LimitOutcome.Done } change
            ? Missing(change.Outcome)
            : TypedResults.NoContent();

    private static ProblemHttpResult Missing(LimitOutcome what) => Problems.NotFound(what switch
    {
        LimitOutcome.NoSuchCustomer => "Customer not found.",
        LimitOutcome.NoSuchMeter => "Meter not found.",
        _ => "This customer has no limit for this meter.",
    });
}
