using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Flush;

namespace Payg.Service.Admin.Totals;

/// <summary>Usage and revenue over all customers.</summary>
internal static class TotalsEndpoints
{
    /// <summary>Maps <c>/api/admin/totals</c> and <c>/api/admin/usage</c>.</summary>
    public static void MapTotals(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/totals", GetTotalsAsync).WithName("totals")
            .WithSummary("Get monthly totals")
            .WithDescription("Revenue, calls, top customers and top meters of a month, in each customer's time zone.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapGet("/usage", GetUsageAsync).WithName("total_usage")
            .WithSummary("Get total usage")
            .WithDescription(
                "Usage of all customers or of one, by hour, day or month in UTC. That of one customer is kept as long "
                + "as Payg__Retention__Hours says: see kept_from.")
            .ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Results<Ok<TotalsResponse>, ProblemHttpResult>> GetTotalsAsync(
        TotalsReader reader,
        UsageFlush flush,
        TimeProvider clock,
        [Description("The month, as yyyy-MM, in each customer's time zone; by default the current month of UTC")]
        string? month,
        [Description("The customers' currency, an ISO 4217 code; the service's by default")] string? currency,
        [FromServices] Currency service,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var period = QueryText.Month("month", month, errors) ?? BillingMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc);
        var shown = QueryText.Currency("currency", currency, service, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        // Not flushed first: when usage cannot be flushed, this is where administrators look.
        return TypedResults.Ok(
            await reader.ReadAsync(period, shown, FlushStatusResponse.Of(flush.Status), cancellationToken));
    }

    private static async Task<Results<Ok<UsagePage<TotalUsageResponse>>, ProblemHttpResult>> GetUsageAsync(
        TotalsReader reader,
        UsageFlush flush,
        TimeProvider clock,
        [Description("From this instant (RFC 3339), or the window that it lies in; by default the start of the month")]
        string? from,
        [Description("Up to this instant (RFC 3339), or the end of the window that it lies in; by default now")]
        string? to,
        [Description("hour (at most 31 days), day (at most 366 days) or month (at most 10 years); day by default")]
        [AllowedValues("hour", "day", "month")]
        string? window,
        [Description("Only this meter, by its key")] string? meter,
        [Description("Only this customer, by their id")] string? customer,
        [Description("Of one customer: api_key or the name of a dimension: an entry for each key or value")]
        string? group_by,
        [Description("The customers' currency, an ISO 4217 code; the service's by default")] string? currency,
        [FromServices] Currency service,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 1000 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = TotalUsageQuery.Parse(
            from, to, window, meter, customer, group_by, currency, cursor, limit, clock.GetUtcNow(), service, errors);
        if (query?.Dimension is { } dimension
            && await reader.DimensionsAsync(cancellationToken) is var known
            && !known.Contains(dimension, StringComparer.Ordinal))
        {
            var names = string.Join(", ", known.Prepend(TotalUsageQuery.ByApiKey));
            errors.Add("group_by", $"Use {names}, or leave it out.");
        }

        if (query is null || errors.Any)
            return Problems.Invalid(errors);

        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await reader.ReadUsageAsync(query, cancellationToken));
    }
}
