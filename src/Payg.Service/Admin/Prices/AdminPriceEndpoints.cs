using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>The prices of a meter: past, current and planned. A price is never edited; a new one takes over.</summary>
internal static class AdminPriceEndpoints
{
    /// <summary>Maps the prices of a meter, and <c>/api/admin/prices</c>.</summary>
    public static void MapAdminPrices(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/meters/{id:int}/prices", ListAsync).WithName("list_meter_prices")
            .WithSummary("List a meter's prices")
            .WithDescription("All prices of a meter, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);

        admin.MapPost("/meters/{id:int}/prices", CreateAsync).WithName("set_meter_price")
            .WithSummary("Set a price")
            .WithDescription("Sets a price from now, from a later instant or from the next billing period. A price "
                + "that would change nothing returns the current one.")
            .AcceptsJson<PriceFields>()
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

        return await history.ReadAsync(id, page, cancellationToken) is { } prices
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
        if (!await context.Meters.AnyAsync(meter => meter.Id == id, cancellationToken))
            return NoSuchMeter();

        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var model = PriceFields.ReadModel(fields.Root, "", currency, errors, "effective_from", "effective");
        var from = fields.Instant("effective_from");
        var isFromNextPeriod = PriceFields.ReadIsFromNextPeriod(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await prices.SetAsync(http, id, model!, from, isFromNextPeriod, errors, cancellationToken) switch
        {
            { IsNew: true } set => TypedResults.Created((string?)null, set.Price),
            { } standing => TypedResults.Ok(standing.Price),
            null when errors.Any => Problems.Invalid(errors),
            null => Problems.Of(StatusCodes.Status409Conflict, "price_exists",
                "A price of this meter begins at this instant already: choose another, or withdraw that one."),
        };
    }

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
            _ => Problems.NotFound("There is no such price."),
        };

    private static ProblemHttpResult NoSuchMeter() =>
        Problems.NotFound("There is no such meter.");
}
