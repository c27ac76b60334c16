using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Metering.Authenticate;
using Payg.Metering.Measure;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Billing.Prices;

/// <summary>
/// What so much usage in one billing period would cost at today's price, from the start of the period or on top of
/// what was used in it already.
/// </summary>
internal static class PriceEstimate
{
    private const long MaxQuantity = 1_000_000_000_000_000;
    private const string Least = "0";
    private const string Most = "1000000000000000";

    /// <summary>Rates a quantity by the caller's own price in force, or by that of the price list.</summary>
    public static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> GetMineAsync(
        Caller caller,
        [Description("The meter's key")] string? meter,
        [Description("How much would be used in the period: 0 to 10^15 units"), Range(typeof(long), Least, Most)]
        string? quantity,
        [Description("How much was used in the period before, 0 to 10^15 units: the cost is what is added to it")]
        [Range(typeof(long), Least, Most)]
        string? already,
        [Description("Dimensions of the usage as a JSON object, such as {\"model\":\"gpt-5\"}; none by default")]
        string? dimensions,
        [FromServices] Currency service,
        PaygContext context,
        PriceSnapshot snapshot,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var payer = await context.PayerOfAsync(caller.Credential.Customer.Value, service, cancellationToken);
        return await EstimateAsync(
            payer, meter, quantity, already, dimensions, context, snapshot, clock, new FieldErrors(),
            cancellationToken);
    }

    /// <summary>Rates a quantity by the price in force on the price list.</summary>
    public static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> GetAsync(
        [Description("The meter's key")] string? meter,
        [Description("How much would be used in the period: 0 to 10^15 units"), Range(typeof(long), Least, Most)]
        string? quantity,
        [Description("Not needed: a meter has one price, whatever the method")] string? method,
        [Description("How much was used in the period before, 0 to 10^15 units: the cost is what is added to it")]
        [Range(typeof(long), Least, Most)]
        string? already,
        [Description("An ISO 4217 code; the service's currency by default")] string? currency,
        [Description("Dimensions of the usage as a JSON object, such as {\"model\":\"gpt-5\"}; none by default")]
        string? dimensions,
        [FromServices] Currency service,
        PaygContext context,
        PriceSnapshot snapshot,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var payer = Payer.OfList(QueryText.Currency("currency", currency, service, errors));
        QueryText.Text("method", method, errors);
        return await EstimateAsync(
            payer, meter, quantity, already, dimensions, context, snapshot, clock, errors, cancellationToken);
    }

    private static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> EstimateAsync(
        Payer payer,
        string? meter,
        string? quantity,
        string? already,
        string? dimensions,
        PaygContext context,
        PriceSnapshot snapshot,
        TimeProvider clock,
        FieldErrors errors,
        CancellationToken cancellationToken)
    {
        var units = UnitsOf("quantity", quantity, errors);
        var before = UnitsOf("already", already ?? "0", errors);
        var of = DimensionsOf(dimensions, errors);
        var found = errors.Has("method") || !MeteredAttribute.IsKey(meter ?? "")
            ? null
            : await context.Meters.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Key == meter, cancellationToken);
        if (found is null && !errors.Has("method"))
            errors.Add("meter", "Unknown meter: see the price list.");
        if (errors.Any)
            return Problems.Invalid(errors);

        var prices = await snapshot.ReadAsync(context, cancellationToken);
        if (!prices.TryFind(new MeterId(found!.Id), clock.GetUtcNow(), payer, of, out var price))
        {
            errors.Add("meter", "This usage has no price: see the price list.");
            return Problems.Invalid(errors);
        }

        try
        {
            return TypedResults.Ok(new EstimateResponse(
                found.Key,
                units,
                before,
                MoneyResponse.Of(Rater.Rate(price, before + units) - Rater.Rate(price, before)),
                [.. Rater.Explain(price, before + units).Select(CostPartResponse.Of)]));
        }
        catch (OverflowException)
        {
            errors.Add("quantity", "The cost would be out of range: use a smaller number.");
            return Problems.Invalid(errors);
        }
    }

    private static Dimensions DimensionsOf(string? text, FieldErrors errors)
    {
        try
        {
            return Dimensions.Parse(text ?? "");
        }
        catch (FormatException)
        {
            errors.Add("dimensions", "Use a JSON object of names and values, such as {\"model\":\"gpt-5\"}.");
            return Dimensions.None;
        }
    }

    private static long UnitsOf(string field, string? text, FieldErrors errors)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= MaxQuantity)
            return units;
        errors.Add(field, $"Use a whole number from {Least} to {Most}.");
        return 0;
    }
}

/// <summary>What so much usage would cost.</summary>
[Description("What so much usage would cost.")]
internal sealed record EstimateResponse(
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("How much would be used, in units.")]
    long Quantity,
    [property: Description("How much was used in the period before, in units.")]
    long Already,
    [property: Description("What it would add to the period's cost.")]
    MoneyResponse Cost,
    [property: Description(
        "How the cost of all usage in the period is calculated. The parts sum to the cost exactly where nothing "
        + "was used before.")]
    IReadOnlyList<CostPartResponse> Explanation);
