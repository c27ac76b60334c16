using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Payg.Billing.Responses;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;

namespace Payg.Billing.Usage;

internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder app) =>
        app.MapGet("/usage", GetAsync).WithName("payg_usage").WithTags("Usage and cost").RequirePayg()
            .WithSummary("Get usage")
            .WithDescription(
                "Usage and cost by hour, day or month in the customer's time zone, also by API key or by a "
                + "dimension. Test calls are apart. Billing periods are kept for good, shorter windows and groups as "
                + "long as the operator chose: see kept_from.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<UsagePage<UsageResponse>>, ProblemHttpResult>> GetAsync(
        Caller caller,
        UsageReader reader,
        TimeProvider clock,
        [Description("From this instant (RFC 3339), or the window that it lies in; by default the start of the month")]
        string? from,
        [Description("Up to this instant (RFC 3339), or the end of the window that it lies in; by default now")]
        string? to,
        [Description("hour (at most 31 days), day (at most 366 days) or month (at most 10 years); day by default")]
        [AllowedValues("hour", "day", "month")]
        string? window,
        [Description("Only this meter, by its key")] string? meter,
        [Description("api_key, or the name of a dimension such as model: an entry for each key or value")]
        [FromQuery(Name = "group_by")]
        string? groupBy,
        [Description("true: test calls, which cost nothing, in the unit that the meter has now; false by default")]
        [AllowedValues("true", "false")]
        string? test,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 1000 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var query = UsageQuery.Parse(
            customer, from, to, window, meter, groupBy, test, cursor, limit, clock.GetUtcNow(), errors);
        if (query?.Dimension is { } dimension
            && await reader.DimensionsAsync(cancellationToken) is var known
            && !known.Contains(dimension, StringComparer.Ordinal))
        {
            errors.Add("group_by", $"Use {string.Join(", ", known.Prepend(QueryText.ByApiKey))}, or leave it out.");
        }

        return query is null || errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await reader.ReadAsync(customer, query, cancellationToken));
    }
}
