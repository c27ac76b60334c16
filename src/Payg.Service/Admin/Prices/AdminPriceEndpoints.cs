using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>The prices of a meter: past, current and planned. A price is never edited; a new one takes over.</summary>
internal static class AdminPriceEndpoints
{
    public static void MapAdminPrices(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/meters/{id:int}/prices", ListAsync).WithName("list_meter_prices")
            .WithSummary("List a meter's prices")
            .WithDescription("All prices on the price list of a meter, in every currency, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);

        admin.MapPost("/meters/{id:int}/prices", CreateAsync).WithName("set_meter_price")
            .WithSummary("Set a price")
            .WithDescription("Sets a price from now, from a later instant or from the next billing period. A price "
                + "that would change nothing returns the current one. With cases, usage is priced by its dimensions.")
            .AcceptsJson<NewPriceRequest>()
            .ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);

        admin.MapGet("/customers/{id:guid}/prices", ListOwnAsync).WithName("list_customer_prices")
            .WithSummary("List a customer's own prices")
            .WithDescription("The prices that a customer has instead of the price list, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);

        admin.MapPost("/customers/{id:guid}/prices", CreateOwnAsync).WithName("set_customer_price")
            .WithSummary("Set a customer's own price")
            .WithDescription("Sets a price of a meter for one customer, which wins over the price list in the "
                + "customer's currency. The model list ends it.")
            .AcceptsJson<NewOwnPriceRequest>()
            .ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);

        admin.MapDelete("/prices/{id:int}", WithdrawAsync).WithName("withdraw_price")
            .WithSummary("Cancel a scheduled price")
            .WithDescription("Cancels a price that is not yet in force.")
            .ProducesProblems(401, 403, 404, 409, 503);
    }

    private static async Task<Results<Ok<Page<AdminPriceResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The meter's number")] int id,
        PriceHistory history,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<PricePosition>("list_meter_prices", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await history.OfMeterAsync(id, page, cancellationToken) is { } prices
            ? TypedResults.Ok(prices)
            : NoSuchMeter();
    }

    private static async Task<Results<Created<AdminPriceResponse>, Ok<AdminPriceResponse>, ProblemHttpResult>>
        CreateAsync(
        [Description("The meter's number")] int id,
        HttpContext http,
        PaygContext context,
        PriceChanges prices,
        [FromServices] Currency currency,
        CancellationToken cancellationToken)
    {
        if (await context.Meters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            is not { } meter)
        {
            return NoSuchMeter();
        }

        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        return NewPriceRequest.Read(fields, meter.Dimensions, currency, null, errors) is { } wanted
            ? await SetAsync(http, id, wanted, prices, errors, cancellationToken)
            : Problems.Invalid(errors);
    }

    private static async Task<Results<Ok<Page<AdminPriceResponse>>, ProblemHttpResult>> ListOwnAsync(
        [Description("The customer's id")] Guid id,
        PriceHistory history,
        PaygContext context,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<PricePosition>("list_customer_prices", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await history.OfCustomerAsync(new CustomerId(id), page, cancellationToken))
            : NoSuchCustomer();
    }

    private static async Task<Results<Created<AdminPriceResponse>, Ok<AdminPriceResponse>, ProblemHttpResult>>
        CreateOwnAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        PaygContext context,
        PriceChanges prices,
        [FromServices] Currency currency,
        CancellationToken cancellationToken)
    {
        var payers = await context.PayersOfAsync([id], currency, cancellationToken);
        if (!payers.TryGetValue(id, out var payer))
            return NoSuchCustomer();

        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var meter = await NewOwnPriceRequest.FindMeterAsync(context, fields, errors, cancellationToken);
        var wanted = NewPriceRequest.Read(fields, meter?.Dimensions ?? [], payer.Currency, payer.Customer, errors);
        return meter is not null && wanted is not null
            ? await SetAsync(http, meter.Id, wanted, prices, errors, cancellationToken)
            : Problems.Invalid(errors);
    }

    private static async Task<Results<Created<AdminPriceResponse>, Ok<AdminPriceResponse>, ProblemHttpResult>>
        SetAsync(
        HttpContext http,
        int meter,
        WantedPrice wanted,
        PriceChanges prices,
        FieldErrors errors,
        CancellationToken cancellationToken) =>
        await prices.SetAsync(http, meter, wanted, errors, cancellationToken) switch
        {
            { IsNew: true } set => TypedResults.Created((string?)null, set.Price),
            { } standing => TypedResults.Ok(standing.Price),
            null when errors.Any => Problems.Invalid(errors),
            null => Problems.Of(StatusCodes.Status409Conflict, "price_exists",
                "A price of this meter begins at this instant already: choose another, or withdraw that one."),
        };

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        [Description("The price's number")] int id,
        HttpContext http,
        PriceChanges prices,
        CancellationToken cancellationToken) =>
        await prices.WithdrawAsync(http, id, cancellationToken) switch
        {
            Withdrawal.Done => TypedResults.NoContent(),
            Withdrawal.InForce => Problems.Of(StatusCodes.Status409Conflict, "price_in_force",
                "Only a price that is not yet in force can be withdrawn: set a new price instead."),
            _ => Problems.NotFound("Price not found."),
        };

    private static ProblemHttpResult NoSuchCustomer() =>
        Problems.NotFound("Customer not found.");

    private static ProblemHttpResult NoSuchMeter() =>
        Problems.NotFound("Meter not found.");
}
