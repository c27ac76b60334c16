using Microsoft.AspNetCore.Http;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Metering.Leases;

namespace Payg.Metering.Admit;

/// <summary>Refuses a call that the customer's credit does not pay for, with the balance and what was needed.</summary>
internal static class CreditProblem
{
    /// <summary>The code of the problem details.</summary>
    public const string Code = "credit_exhausted";

    /// <summary>What the caller can do.</summary>
    public const string Detail = "Your credit does not pay for this call: top up, then try again.";

    private const string WaitDetail =
        "The rest of your credit is held for calls that are under way: try again in a second, or top up.";

    /// <summary>Writes 402. Where calls under way hold the rest, trying again may help.</summary>
    public static Task WriteAsync(HttpContext context, LeaseRefusal refusal)
    {
        if (refusal.IsHeld)
            context.Response.Headers.RetryAfter = "1";
        var (balance, held, needed) = refusal.Shortage;
        return Problems.WriteAsync(
            context, StatusCodes.Status402PaymentRequired, Code, refusal.IsHeld ? WaitDetail : Detail,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["balance"] = MoneyResponse.Of(balance),
                ["held"] = MoneyResponse.Of(held),
                ["needed"] = MoneyResponse.Of(needed),
            });
    }
}
