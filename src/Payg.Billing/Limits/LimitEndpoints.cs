using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Payg.Billing.Responses;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;
using Payg.Storage.Model;

namespace Payg.Billing.Limits;

internal static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder app) =>
        app.MapGet("/limits", ListAsync).WithTags("Usage and cost").RequirePayg().WithName("payg_list_limits")
            .WithSummary("List rate limits")
            .WithDescription("The calls per minute that the customer may make. APIs that are not listed have no limit.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<Page<LimitResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaygContext context,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<int>("list_limits", customer), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await context.LimitsOfAsync(customer, page, cancellationToken));
    }
}
