using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Http;
using Payg.Storage.Model;

namespace Payg.Metering.Billing.Usage;

/// <summary>What a billing period costs.</summary>
[Description("What a billing period costs.")]
internal sealed record CostResponse(
    [property: Description("The billing period, as yyyy-MM.")]
    string Month,
    [property: Description("Its first instant.")]
    DateTimeOffset Start,
    [property: Description("The first instant after it.")]
    DateTimeOffset End,
    [property: Description("The IANA time zone whose calendar month it is.")]
    string TimeZone,
    [property: Description("Every call that this node answered before this instant is included.")]
    DateTimeOffset AsOf,
    [property: Description("The sum of the lines and of the adjustments in money.")]
    MoneyResponse Total,
    [property: Description("One line for each meter and price.")]
    IReadOnlyList<CostLineResponse> Lines,
    [property: Description("Corrections that an operator made, in the order in which they were made.")]
    IReadOnlyList<AdjustmentResponse> Adjustments);

/// <summary>A usage line: the usage of one meter at one price.</summary>
[Description("A usage line: the usage of one meter at one price.")]
internal sealed record CostLineResponse(
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("The HTTP method that is metered.")]
    string Method,
    [property: Description("What is counted.")]
    string Unit,
    [property: Description("The price in force when it was used.")]
    PriceResponse Price,
    [property: Description("How much was metered, in units.")]
    long Quantity,
    [property: Description("Units that adjustments added; less than 0: took off. The cost is that of the sum of both.")]
    long AdjustedQuantity,
    [property: Description(
        "Units of the meter at earlier prices of the billing period, from which tiers and free units continue; 0 where "
        + "the price restarts them or its unit is another.")]
    long Before,
    [property: Description("What it costs.")]
    MoneyResponse Cost,
    [property: Description("How the cost comes about; the parts sum to it exactly.")]
    IReadOnlyList<CostPartResponse> Explanation);

/// <summary>A correction that an operator made to a billing period.</summary>
[Description("A correction that an operator made to a billing period.")]
internal sealed record AdjustmentResponse(
    [property: Description("The adjustment's id.")]
    Guid Id,
    [property: Description("The billing period, as yyyy-MM.")]
    string Month,
    [property: Description("The meter's key; null: it is money for the whole period.")]
    string? Meter,
    [property: Description("The meter's HTTP method; null where there is no meter.")]
    string? Method,
    [property: Description("The number of the price whose line was adjusted; null: it is money.")]
    int? Price,
    [property: Description("Units that the line gained; less than 0: lost; null: it is money.")]
    long? Quantity,
    [property: Description("What it added to the period's cost when it was made; less than 0: took off.")]
    MoneyResponse Amount,
    [property: Description("Why.")]
    string Reason,
    [property: Description("When it was made.")]
    DateTimeOffset CreatedAt)
{
    /// <summary>The adjustment as the API shows it.</summary>
    /// <param name="row">The adjustment.</param>
    /// <param name="meters">The meters by their numbers, among them the one that the row names.</param>
    /// <param name="currency">What the customer is charged in.</param>
    public static AdjustmentResponse Of(
        UsageAdjustmentRow row, IReadOnlyDictionary<int, MeterRow> meters, Currency currency)
    {
        var meter = row.MeterId is { } id ? meters[id] : null;
        return new AdjustmentResponse(
            row.Id, BillingMonth.FromNumber(row.Month).ToString(), meter?.Key, meter?.Method, row.PriceId,
            row.Quantity, MoneyResponse.Of(new Money(row.CostNanos, currency)), row.Reason, row.CreatedAt);
    }
}
