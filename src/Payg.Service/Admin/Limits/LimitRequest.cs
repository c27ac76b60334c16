using Payg.Http.Requests;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Limits;

/// <summary>The limit that an administrator wants.</summary>
/// <param name="CallsPerMinute">
/// Calls a minute, with all tokens of the customer together, on each node: 1 to 6,000,000.
/// </param>
internal sealed record LimitRequest(
    int CallsPerMinute)
{
    public static LimitRequest Read(RequestFields fields)
    {
        fields.ExpectOnly("calls_per_minute");
        return new LimitRequest(fields.RequiredWhole("calls_per_minute", 1, RateLimitRow.MaxCallsPerMinute));
    }
}
