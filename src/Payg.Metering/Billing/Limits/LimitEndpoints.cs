using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Payg.Metering.Authenticate;
using Payg.Metering.Http;
using Payg.Storage;

namespace Payg.Metering.Billing.Limits;

/// <summary>How many calls the customer may make.</summary>
internal static class LimitEndpoints
{
    private const int DefaultLimit = 100;

    /// <summary>Maps <c>limits</c>.</summary>
    public static void MapLimits(this IEndpointRouteBuilder app) =>
        app.MapGet("/limits", ListAsync).WithTags("Usage and cost").RequirePayg().WithName("list_limits")
            .WithSummary("How many calls a minute the customer may make; an API that is not here has no limit")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<Page<LimitResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaygContext context,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 100 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var after = QueryReader.Cursor(cursor, 0, errors);
        var take = QueryReader.Limit(limit, DefaultLimit, errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(
                await context.LimitsOfAsync(caller.Credential.Customer.Value, after, take, cancellationToken));
    }
}
