using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Service.Invoices.Revenue;

internal static class RevenueEndpoints
{
    private const int DefaultMonths = 12;

    public static void MapRevenue(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/revenue", GetAsync).WithName("get_revenue")
            .WithSummary("Get the revenue")
            .WithDescription("What was invoiced in the last billing periods, and what of it is paid, open or overdue.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<RevenueResponse>, ProblemHttpResult>> GetAsync(
        RevenueReader revenue,
        [Description("How many billing periods up to the one under way, 1 to 60; 12 by default")]
        [Range(1, RevenueReader.MaxMonths)]
        string? months,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var count = (int)QueryText.Whole(
            "months", months, 1, RevenueReader.MaxMonths, DefaultMonths,
            $"Use a whole number from 1 to {RevenueReader.MaxMonths}.", errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await revenue.ReadAsync(count, cancellationToken));
    }
}
