using Payg.Service.Http;

namespace Payg.Service.Prices;

/// <summary>What one API costs now.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Route">Where the API is.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">The price in force.</param>
internal sealed record MeterPriceResponse(
    string Meter,
    string Method,
    string Route,
    string Unit,
    PriceResponse Price);
