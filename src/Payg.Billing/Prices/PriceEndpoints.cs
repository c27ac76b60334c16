using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Storage.Model;

namespace Payg.Billing.Prices;

/// <summary>The public price list.</summary>
internal static class PriceEndpoints
{
    /// <summary>Maps <c>prices</c>.</summary>
    public static void MapPrices(this IEndpointRouteBuilder app)
    {
        // For everybody, even where the application requires a user by default.
        var prices = app.MapGroup("/prices").WithTags("Prices").AllowAnonymous();
        prices.MapGet("", ListAsync).WithName("payg_list_prices")
            .WithSummary("List prices")
            .WithDescription("The current and the scheduled prices of each API, with a validator for If-None-Match.")
            .Produces<Page<MeterPriceResponse>>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 503);
        prices.MapGet("/estimate", PriceEstimate.GetAsync).WithName("payg_estimate_price")
            .WithSummary("Estimate a cost")
            .WithDescription("The cost of a quantity in one billing period at the current price.")
            .LimitEstimates().ProducesProblems(400, 429, 503);
    }

    private static async Task<IResult> ListAsync(
        PriceList list,
        PaygContext context,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 1000 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = new PageRequest(cursor, limit).Read(
            new ListCursor<PricePosition>("list_prices"), errors, QueryText.MaxLimit);
        return errors.Any ? Problems.Invalid(errors) : await list.GetAsync(context, page, cancellationToken);
    }
}
