using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Rejected;

internal static class RejectedUsageEndpoints
{
    public static void MapRejectedUsage(this IEndpointRouteBuilder admin)
    {
        var rejected = admin.MapGroup("/rejected_usage");
        rejected.MapGet("", ListAsync).WithName("list_rejected_usage")
            .WithSummary("List rejected usage")
            .WithDescription("Usage that could not be charged, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        rejected.MapPost("/{id:long}/retry", RetryAsync).WithName("retry_rejected_usage")
            .WithSummary("Retry rejected usage")
            .WithDescription("Charges rejected usage at the price in force when it occurred, once its cause is fixed.")
            .ProducesProblems(401, 403, 404, 409, 503);
        rejected.MapPost("/{id:long}/write_off", WriteOffAsync).WithName("write_off_rejected_usage")
            .WithSummary("Write off rejected usage")
            .WithDescription("Marks rejected usage as never to be charged.")
            .AcceptsJson<WriteOffRequest>()
            .ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
    }

    private static async Task<Results<Ok<Page<RejectedUsageResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        [Description("Only what is open, charged or written_off; all by default")]
        [AllowedValues("open", "charged", "written_off")]
        string? state,
        [Description("Only what names this customer, by their id")] string? customer,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = RejectedUsageResponse.StateOf(state);
        if (wanted is null && !string.IsNullOrEmpty(state))
            errors.Add("state", "Use open, charged or written_off.");
        var named = QueryText.Id("customer", customer, errors);
        var page = request.Read(new ListCursor<long>("list_rejected_usage", wanted, named), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var before = page.After ?? long.MaxValue;
        var rows = await context.RejectedUsage.AsNoTracking()
            .Where(row => row.Id < before && (wanted == null || row.State == wanted)
                && (named == null || row.CustomerId == named))
            .OrderByDescending(row => row.Id)
            .Take(page.Take + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(await ShowAsync(context, rows, cancellationToken), usage => usage.Id));
    }

    private static async Task<Results<Ok<RejectedUsageResponse>, ProblemHttpResult>> RetryAsync(
        [Description("The number of the rejected usage")] long id,
        HttpContext http,
        RejectedUsageChanges changes,
        PaygContext context,
        CancellationToken cancellationToken) =>
        await AnswerAsync(await changes.RetryAsync(http, id, cancellationToken), context, cancellationToken);

    private static async Task<Results<Ok<RejectedUsageResponse>, ProblemHttpResult>> WriteOffAsync(
        [Description("The number of the rejected usage")] long id,
        HttpContext http,
        RejectedUsageChanges changes,
        PaygContext context,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly("reason");
        var reason = fields.RequiredText("reason", RejectedUsageRow.MaxTextLength);
        if (!errors.Any && string.IsNullOrWhiteSpace(reason))
            errors.Add("reason", "Say why it is never charged.");
        return errors.Any
            ? Problems.Invalid(errors)
            : await AnswerAsync(
                await changes.WriteOffAsync(http, id, reason, cancellationToken), context, cancellationToken);
    }

    private static async Task<Results<Ok<RejectedUsageResponse>, ProblemHttpResult>> AnswerAsync(
        RejectedUsageChange change, PaygContext context, CancellationToken cancellationToken)
    {
        if (change.Failure is { } failure)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "still_rejected",
                $"It still cannot be charged: {failure}");
        }

        if (!change.IsDone)
        {
            return change.Row is null
                ? Problems.NotFound("Rejected usage not found.")
                : Problems.Of(StatusCodes.Status409Conflict, "already_resolved",
                    "It was charged or written off before.");
        }

        return TypedResults.Ok((await ShowAsync(context, [change.Row!], cancellationToken))[0]);
    }

    private static async Task<List<RejectedUsageResponse>> ShowAsync(
        PaygContext context, List<RejectedUsageRow> rows, CancellationToken cancellationToken)
    {
        var customers = rows.Select(row => row.CustomerId).Distinct().ToList();
        var names = await context.Customers.Where(row => customers.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var ids = rows.Select(row => row.MeterId).Distinct().ToList();
        var meters = await context.Meters.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return rows.ConvertAll(row => RejectedUsageResponse.Of(
            row, names.GetValueOrDefault(row.CustomerId), meters.GetValueOrDefault(row.MeterId)));
    }
}
