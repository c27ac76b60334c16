using System.ComponentModel;
using Payg.Billing.Responses;
using Payg.Http.Responses;

namespace Payg.Billing.Usage;

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
    [property: Description("The total spend of the customer in all billing periods.")]
    MoneyResponse CustomerTotal,
    [property: Description("One line for each meter and price.")]
    IReadOnlyList<CostLineResponse> Lines,
    [property: Description("Corrections that an operator made, in the order in which they were made.")]
    IReadOnlyList<AdjustmentResponse> Adjustments);

[Description("A usage line: the usage of one meter at one price.")]
internal sealed record CostLineResponse(
    [property: Description("The meter's key.")]
    string Meter,
    [property: Description("What the meter is called where people read it; null: its key.")]
    string? MeterName,
    [property: Description("The HTTP method that is metered.")]
    string Method,
    [property: Description("What is counted.")]
    string Unit,
    [property: Description(
        "The dimensions of the price's case, such as {\"model\":\"gpt-5\"}; empty: the default price.")]
    IReadOnlyDictionary<string, string> When,
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
    [property: Description("How the cost is calculated; the parts sum to it exactly.")]
    IReadOnlyList<CostPartResponse> Explanation);
