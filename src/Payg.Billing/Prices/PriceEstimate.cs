using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Metering.Measure;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Billing.Prices;

/// <summary>
/// What so much usage in one billing period would cost at today's price, from the start of the period or on top of
/// what was used in it already.
/// </summary>
internal sealed class PriceEstimate(PaygContext context, PriceSnapshot snapshot, TimeProvider clock)
{
    /// <summary>The greatest quantity, in units.</summary>
    public const string Most = "1000000000000000";

    /// <summary>The least quantity, in units.</summary>
    public const string Least = "0";

    private static readonly long s_most = long.Parse(Most, CultureInfo.InvariantCulture);

    /// <param name="errors">What is wrong with the request already; more is added.</param>
    public async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> RateAsync(
        Payer payer, EstimatedUsage usage, FieldErrors errors, CancellationToken cancellationToken)
    {
        var units = UnitsOf("quantity", usage.Quantity, errors);
        var before = UnitsOf("already", usage.Already ?? "0", errors);
        var of = DimensionsOf(usage.Dimensions, errors);
        var found = errors.Has("method") || !MeteredAttribute.IsKey(usage.Meter ?? "")
            ? null
            : await context.Meters.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Key == usage.Meter, cancellationToken);
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
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= s_most)
            return units;
        errors.Add(field, $"Use a whole number from {Least} to {Most}.");
        return 0;
    }
}

/// <summary>The usage of an estimate, as the request has it.</summary>
/// <param name="Already">How much was used in the period before; null: nothing.</param>
/// <param name="Dimensions">Its dimensions as a JSON object; null: none.</param>
internal readonly record struct EstimatedUsage(string? Meter, string? Quantity, string? Already, string? Dimensions);

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
