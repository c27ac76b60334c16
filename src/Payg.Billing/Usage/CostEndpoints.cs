using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;

namespace Payg.Billing.Usage;

internal static class CostEndpoints
{
    public static void MapCost(this IEndpointRouteBuilder app)
    {
        var cost = app.MapGroup("/cost").WithTags("Usage and cost").RequirePayg();
        cost.MapGet("", CurrentAsync).WithName("payg_current_cost")
            .WithSummary("Get the current cost")
            .WithDescription("The cost of the current billing period so far, line by line.")
            .ProducesProblems(401, 403, 503);
        cost.MapGet("/trend", TrendAsync).WithName("payg_cost_trend")
            .WithSummary("Get the cost trend")
            .WithDescription("The current billing period beside the same span of the one before, and a forecast for "
                + "its end: the cost so far, and for the rest of the period the average of the last seven days.")
            .ProducesProblems(401, 403, 503);
        cost.MapGet("/{month}", OfMonthAsync).WithName("payg_cost_of_month")
            .WithSummary("Get a month's cost")
            .WithDescription("The cost of a billing period, line by line.").ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Ok<CostResponse>> CurrentAsync(
        Caller caller, CostReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(caller.Credential.Customer.Value, null, cancellationToken));

    private static async Task<Ok<CostTrendResponse>> TrendAsync(
        Caller caller, CostTrendReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(caller.Credential.Customer.Value, cancellationToken));

    private static async Task<Results<Ok<CostResponse>, ProblemHttpResult>> OfMonthAsync(
        Caller caller,
        [Description("The billing period, as yyyy-MM")] string month,
        CostReader reader,
        CancellationToken cancellationToken)
    {
        if (BillingMonth.TryParse(month, out var parsed))
            return TypedResults.Ok(await reader.ReadAsync(caller.Credential.Customer.Value, parsed, cancellationToken));

        var errors = new FieldErrors();
        errors.Add("month", "Write the month as yyyy-MM, such as 2026-11.");
        return Problems.Invalid(errors);
    }
}
