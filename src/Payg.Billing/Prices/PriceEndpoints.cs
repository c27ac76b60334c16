using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Billing.Prices;

internal static class PriceEndpoints
{
    public static void MapPrices(this IEndpointRouteBuilder app)
    {
        // For everybody, even where the application requires a user by default.
        var prices = app.MapGroup("/prices").WithTags("Prices").AllowAnonymous();
        prices.MapGet("", ListAsync).WithName("payg_list_prices")
            .WithSummary("List prices")
            .WithDescription("The current and the scheduled prices of each API in a currency, with a validator for "
                + "If-None-Match.")
            .Produces<Page<MeterPriceResponse>>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 503);
        app.MapGet("/prices/mine", ListMineAsync).WithName("payg_list_my_prices").WithTags("Prices").RequirePayg()
            .WithSummary("List my prices")
            .WithDescription("The current and the scheduled prices of each API for the caller, own prices included.")
            .ProducesProblems(400, 401, 403, 503);
        app.MapGet("/prices/mine/estimate", EstimateMineAsync).WithName("payg_estimate_my_cost")
            .WithTags("Prices").RequirePayg()
            .WithSummary("Estimate my cost")
            .WithDescription("The cost of a quantity in one billing period for the caller, own prices included.")
            .ProducesProblems(400, 401, 403, 503);
        prices.MapGet("/estimate", EstimateAsync).WithName("payg_estimate_price")
            .WithSummary("Estimate a cost")
            .WithDescription("The cost of a quantity in one billing period at the current price.")
            .LimitEstimates().ProducesProblems(400, 429, 503);
    }

    private static async Task<IResult> ListAsync(
        PriceList list,
        PaygContext context,
        [FromServices] Currency service,
        [Description("An ISO 4217 code; the service's currency by default")] string? currency,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 1000 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var shown = QueryText.Currency("currency", currency, service, errors);
        var page = new PageRequest(cursor, limit).Read(
            new ListCursor<PricePosition>("list_prices", shown), errors, QueryText.MaxLimit);
        return errors.Any ? Problems.Invalid(errors) : await list.GetAsync(context, shown, page, cancellationToken);
    }

    private static async Task<Results<Ok<Page<MeterPriceResponse>>, ProblemHttpResult>> ListMineAsync(
        Caller caller,
        PriceList list,
        PaygContext context,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var customer = caller.Credential.Customer.Value;
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<PricePosition>("list_my_prices", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        return TypedResults.Ok(await list.ReadAsync(context, payer, page, cancellationToken));
    }

    private static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> EstimateMineAsync(
        Caller caller,
        [Description("The meter's key")] string? meter,
        [Description("How much would be used in the period: 0 to 10^15 units")]
        [Range(typeof(long), PriceEstimate.Least, PriceEstimate.Most)]
        string? quantity,
        [Description("How much was used in the period before, 0 to 10^15 units: the cost is what is added to it")]
        [Range(typeof(long), PriceEstimate.Least, PriceEstimate.Most)]
        string? already,
        [Description("Dimensions of the usage as a JSON object, such as {\"model\":\"gpt-5\"}; none by default")]
        string? dimensions,
        [FromServices] Currency service,
        PaygContext context,
        PriceEstimate estimate,
        CancellationToken cancellationToken)
    {
        var payer = await context.PayerOfAsync(caller.Credential.Customer.Value, service, cancellationToken);
        return await estimate.RateAsync(
            payer, new(meter, quantity, already, dimensions), new FieldErrors(), cancellationToken);
    }

    private static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> EstimateAsync(
        [Description("The meter's key")] string? meter,
        [Description("How much would be used in the period: 0 to 10^15 units")]
        [Range(typeof(long), PriceEstimate.Least, PriceEstimate.Most)]
        string? quantity,
        [Description("Not needed: a meter has one price, whatever the method")] string? method,
        [Description("How much was used in the period before, 0 to 10^15 units: the cost is what is added to it")]
        [Range(typeof(long), PriceEstimate.Least, PriceEstimate.Most)]
        string? already,
        [Description("An ISO 4217 code; the service's currency by default")] string? currency,
        [Description("Dimensions of the usage as a JSON object, such as {\"model\":\"gpt-5\"}; none by default")]
        string? dimensions,
        [FromServices] Currency service,
        PriceEstimate estimate,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var payer = Payer.OfList(QueryText.Currency("currency", currency, service, errors));
        QueryText.Text("method", method, errors);
        return await estimate.RateAsync(
            payer, new(meter, quantity, already, dimensions), errors, cancellationToken);
    }
}
