using System.ComponentModel;
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
using Payg.Storage.Model;

namespace Payg.Metering.Billing.Prices;

/// <summary>The public price list.</summary>
internal static class PriceEndpoints
{
    /// <summary>Maps <c>prices</c>.</summary>
    public static void MapPrices(this IEndpointRouteBuilder app)
    {
        // For everybody, even where the application requires a user by default.
        var prices = app.MapGroup("/prices").WithTags("Prices").AllowAnonymous();
        prices.MapGet("", ListAsync).WithName("payg_list_prices").WithSummary("What each API costs now")
            .ProducesProblems(400, 503);
        prices.MapGet("/estimate", PriceEstimate.GetAsync).WithName("payg_estimate_price")
            .WithSummary("What so much usage in one billing period would cost at today's price")
            .LimitEstimates().ProducesProblems(400, 429, 503);
    }

    private static async Task<Results<Ok<Page<MeterPriceResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        TimeProvider clock,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Entries on a page: 1 to 1000, 1000 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = new PageRequest(cursor, limit).Read(
            ListCursor<PricePosition>.For("list_prices"), errors, QueryReader.MaxLimit);
        if (errors.Any)
            return Problems.Invalid(errors);

        var meters = await context.Meters.AsNoTracking()
            .Where(meter => meter.RetiredAt == null)
            .ToListAsync(cancellationToken);
        var prices = await context.PriceBookOfAsync(null, cancellationToken);

        var now = clock.GetUtcNow();
        return TypedResults.Ok(page.Of(
            [
                .. meters.OrderBy(PricePosition.Of)
                    .Where(meter => page.After is not { } last || PricePosition.Of(meter).CompareTo(last) > 0),
            ],
            PricePosition.Of,
            meter => Show(meter, prices.InForce(new(meter.Id), now))));
    }

    private static MeterPriceResponse Show(MeterRow meter, Price price) =>
        new(meter.Key, meter.Name, meter.Method, meter.Route, price.Unit, meter.ChargedStatuses,
            PriceResponse.Of(price));

    /// <summary>The place of a meter on the price list.</summary>
    private readonly record struct PricePosition(string Key, string Method) : IComparable<PricePosition>
    {
        public static PricePosition Of(MeterRow meter) => new(meter.Key, meter.Method);

        public int CompareTo(PricePosition other)
        {
            var order = string.CompareOrdinal(Key, other.Key);
            return order != 0 ? order : string.CompareOrdinal(Method, other.Method);
        }
    }
}
