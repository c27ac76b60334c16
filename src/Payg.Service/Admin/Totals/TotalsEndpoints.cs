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
using Payg.Metering.Measure;

namespace Payg.Service.Admin.Totals;

internal static class TotalsEndpoints
{
    public static void MapTotals(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/totals", GetTotalsAsync).WithName("totals")
            .WithSummary("Get monthly totals")
            .WithDescription("Revenue, calls, top customers and top meters of a month, in each customer's time zone.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapGet("/totals/months", GetMonthsAsync).WithName("total_months")
            .WithSummary("Get totals of a year")
            .WithDescription("Revenue, active customers and new customers of twelve months.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapGet("/totals/customers", CountAsync).WithName("count_customers")
            .WithSummary("Count customers")
            .WithDescription("How many customers there are, counted up to 100,000.")
            .ProducesProblems(401, 403, 503);
        admin.MapGet("/totals/uncharged_calls", GetUnchargedAsync).WithName("uncharged_calls")
            .WithSummary("Get uncharged calls")
            .WithDescription("Calls of metered endpoints that were refused, failed or free, by day in UTC. Nodes "
                + "report them every ten seconds; what a process counted that was killed since is missing.")
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

    private static async Task<Results<Ok<TotalMonthsResponse>, ProblemHttpResult>> GetMonthsAsync(
        TotalsHistory history,
        TimeProvider clock,
        [Description("The last of the months, as yyyy-MM; by default the current month of UTC")] string? month,
        [Description("The customers' currency, an ISO 4217 code; the service's by default")] string? currency,
        [FromServices] Currency service,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var last = QueryText.Month("month", month, errors) ?? BillingMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc);
        var shown = QueryText.Currency("currency", currency, service, errors);
        if (last.Year == 1900)
            errors.Add("month", "Use a month after 1900.");
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await history.ReadMonthsAsync(last, shown, cancellationToken));
    }

    private static async Task<Ok<CustomerCountResponse>> CountAsync(
        TotalsHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.CountAsync(cancellationToken));

    private static async Task<Results<Ok<UnchargedCallsResponse>, ProblemHttpResult>> GetUnchargedAsync(
        TotalsHistory history,
        TimeProvider clock,
        [Description("The month of UTC, as yyyy-MM; the current one by default")] string? month,
        [Description("Only this meter, by its key")] string? meter,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var asked = QueryText.Month("month", month, errors) ?? BillingMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc);
        var key = string.IsNullOrEmpty(meter) ? null : meter;
        if (key is not null && !MeteredAttribute.IsKey(key))
            errors.Add("meter", "Use the key of a meter.");
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await history.ReadUnchargedAsync(asked, key, cancellationToken));
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
            var names = string.Join(", ", known.Prepend(QueryText.ByApiKey));
            errors.Add("group_by", $"Use {names}, or leave it out.");
        }

        if (query is null || errors.Any)
            return Problems.Invalid(errors);

        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await reader.ReadUsageAsync(query, cancellationToken));
    }
}
