using System.ComponentModel;
using Payg.Service.Http;

namespace Payg.Service.Usage;

/// <summary>What a billing period costs.</summary>
/// <param name="Month">The billing period.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="TimeZone">The time zone whose calendar month it is.</param>
/// <param name="AsOf">Every call that was answered before this instant by this node is included.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="Lines">What it is made up of.</param>
internal sealed record CostResponse(
    [property: Description("The billing period, as yyyy-MM")] string Month,
    [property: Description("Its first instant")] DateTimeOffset Start,
    [property: Description("The first instant after it")] DateTimeOffset End,
    [property: Description("The IANA time zone whose calendar month it is")] string TimeZone,
    [property: Description("Every call that this node answered before this instant is included")]
    DateTimeOffset AsOf,
    [property: Description("The sum of the lines")] MoneyResponse Total,
    [property: Description("One line for each meter and price")] IReadOnlyList<CostLineResponse> Lines);

/// <summary>A usage line: the usage of one meter at one price.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">The price in force when it was used.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Explanation">How the cost comes about.</param>
internal sealed record CostLineResponse(
    [property: Description("The meter's key")] string Meter,
    [property: Description("The HTTP method that is metered")] string Method,
    [property: Description("What is counted")] string Unit,
    [property: Description("The price in force when it was used")] PriceResponse Price,
    [property: Description("How much was used, in units")] long Quantity,
    [property: Description("What it costs")] MoneyResponse Cost,
    [property: Description("How the cost comes about; the parts sum to it exactly")]
    IReadOnlyList<CostPartResponse> Explanation);
