using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Adjustments;

internal static class AdjustmentEndpoints
{
    public static void MapAdjustments(this IEndpointRouteBuilder admin)
    {
        var adjustments = admin.MapGroup("/customers/{id:guid}/adjustments");
        adjustments.MapGet("", ListAsync).WithName("list_customer_adjustments")
            .WithSummary("List adjustments")
            .WithDescription("Corrections of a customer's charges, oldest first.")
            .ProducesProblems(400, 401, 403, 404, 503);
        adjustments.MapPost("", AddAsync).WithName("adjust_customer").Idempotent()
            .WithSummary("Adjust a customer's charges")
            .WithDescription("Adds units to a usage line or an amount to a "
                + "billing period; negative values remove them.")
            .AcceptsJson<AdjustmentRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
    }

    private static async Task<Results<Ok<Page<AdjustmentResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        UsageAdjustments adjustments,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_adjustments", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await adjustments.ListAsync(id, page, cancellationToken))
            : NoSuchCustomer();
    }

    private static async Task<Results<Created<AdjustmentResponse>, Ok<AdjustmentResponse>, ProblemHttpResult>>
        AddAsync(
            [Description("The customer's id")] Guid id,
            HttpContext http,
            UsageAdjustments adjustments,
            [FromHeader(Name = "Idempotency-Key")]
            [Description("A key of the caller's own: the same request again with it adds nothing")]
            string? key,
            CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = AdjustmentRequest.Read(fields, errors);
        IdempotencyKey.Check(key, UsageAdjustmentRow.MaxKeyLength, errors);
        if (wanted is null || errors.Any)
            return Problems.Invalid(errors);

        var outcome = await adjustments.AddAsync(http, id, wanted, key, errors, cancellationToken);
        return outcome.State switch
        {
            AdjustmentState.Made => TypedResults.Created((string?)null, outcome.Adjustment),
            AdjustmentState.Repeated => TypedResults.Ok(outcome.Adjustment),
            AdjustmentState.KeyReused => Problems.Of(StatusCodes.Status409Conflict, "idempotency_key_reused",
                "This key was sent with another request: use a new one."),
            AdjustmentState.NoCustomer => NoSuchCustomer(),
            _ => Problems.Invalid(errors),
        };
    }

    private static ProblemHttpResult NoSuchCustomer() => Problems.NotFound("Customer not found.");
}
