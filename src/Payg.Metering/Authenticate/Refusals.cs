using System.Globalization;
using Microsoft.AspNetCore.Http;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Metering.Authenticate.LookUps;
using Payg.Metering.Limits;

namespace Payg.Metering.Authenticate;

/// <summary>Answers that say no, as problem details (RFC 9457) with a stable <c>code</c>.</summary>
public static class Refusals
{
    /// <summary>
    /// Answers 401, there is no valid token; 403, there is a cookie that another site may have sent; or 429, the
    /// address has sent too many tokens that do not exist.
    /// </summary>
    public static Task UnauthorizedAsync(HttpContext context)
    {
        if (RequestToken.HasCookie(context.Request) && !RequestOrigin.IsOwn(context.Request))
        {
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "cross_site_request",
                "The session cookie is accepted only from pages of this site: send its Origin, or use a token.");
        }

        if (context.Features.Get<UnknownTokenLimit>() is { } limit)
        {
            var seconds = RateLimitHeaders.SetSpent(
                context.Response.Headers, "tokens", limit.PerMinute, AttemptCounter.Window, limit.RetryIn);
            return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "rate_limited", string.Create(
                CultureInfo.InvariantCulture,
                $"Too many invalid tokens from this address: use a valid token, or try again in {seconds} s."));
        }

        context.Response.Headers.WWWAuthenticate = PaygAuthentication.Challenge;
        return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "unauthorized",
            "Send a valid token: Authorization: Bearer <token>.");
    }

    /// <summary>The code of every refusal because the customer is disabled, at log-in too.</summary>
    public const string DisabledCode = "account_disabled";

    /// <summary>What a disabled customer reads.</summary>
    public const string DisabledDetail = "This account is disabled. Contact the operator of this API.";
}
