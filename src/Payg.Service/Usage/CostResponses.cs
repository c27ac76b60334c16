using Payg.Service.Http;

namespace Payg.Service.Usage;

/// <summary>What a billing period costs.</summary>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="TimeZone">The IANA time zone whose calendar month it is.</param>
/// <param name="AsOf">Every call that this node answered before this instant is included.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="Lines">One line for each meter and price.</param>
internal sealed record CostResponse(
    string Month,
    DateTimeOffset Start,
    DateTimeOffset End,
    string TimeZone,
    DateTimeOffset AsOf,
    MoneyResponse Total,
    IReadOnlyList<CostLineResponse> Lines);

/// <summary>A usage line: the usage of one meter at one price.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">The price in force when it was used.</param>
/// <param name="Quantity">How much was used, in units.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Explanation">How the cost comes about; the parts sum to it exactly.</param>
internal sealed record CostLineResponse(
    string Meter,
    string Method,
    string Unit,
    PriceResponse Price,
    long Quantity,
    MoneyResponse Cost,
    IReadOnlyList<CostPartResponse> Explanation);
