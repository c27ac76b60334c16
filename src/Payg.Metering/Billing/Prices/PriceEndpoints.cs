using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Pricing;
using Payg.Metering.Admit;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;

namespace Payg.Metering.Billing.Prices;

/// <summary>The public price list.</summary>
internal static class PriceEndpoints
{
    private const int MaxMeters = 1000;

    /// <summary>Maps <c>prices</c>.</summary>
    public static void MapPrices(this IEndpointRouteBuilder app)
    {
        var prices = app.MapGroup("/prices").WithTags("Prices");
        prices.MapGet("", ListAsync).WithName("list_prices").WithSummary("What each API costs now")
            .ProducesProblems(503);
        prices.MapGet("/estimate", PriceEstimate.GetAsync).WithName("estimate_price")
            .WithSummary("What so much usage in one billing period would cost at today's price")
            .LimitEstimates().ProducesProblems(400, 429, 503);
    }

    private static async Task<Ok<Page<MeterPriceResponse>>> ListAsync(
        PaygContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => meter.RetiredAt == null)
            .OrderBy(meter => meter.Key).ThenBy(meter => meter.Method)
            .Take(MaxMeters)
            .ToListAsync(cancellationToken);
        var rows = await context.Prices.AsNoTracking().ToListAsync(cancellationToken);
        var prices = new PriceBook([.. rows.Select(StoredPrice.Read)]);

        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Page<MeterPriceResponse>(
            [
                .. meters.Select(meter => new MeterPriceResponse(
                    meter.Key, meter.Method, meter.Route, meter.Unit,
                    PriceResponse.Of(prices.InForce(new(meter.Id), now)))),
            ],
            NextCursor: null));
    }
}
