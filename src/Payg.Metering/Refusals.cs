using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Http;

namespace Payg.Metering;

/// <summary>Answers that say no, as problem details (RFC 9457) with a stable <c>code</c>.</summary>
public static class Refusals
{
    /// <summary>The member of problem details that programs decide by.</summary>
    public const string CodeMember = "code";

    /// <summary>
    /// Answers 401, there is no valid token; 403, there is a cookie that another site may have sent; or 429, the
    /// address has sent too many tokens that do not exist.
    /// </summary>
    public static Task UnauthorizedAsync(HttpContext context)
    {
        if (RequestToken.HasCookie(context.Request) && !RequestOrigin.IsOwn(context.Request))
        {
            return WriteAsync(context, StatusCodes.Status403Forbidden, "cross_site_request",
                "The session cookie is accepted only from pages of this site: send its Origin, or use a token.");
        }

        if (context.Features.Get<UnknownTokenLimit>() is { } limit)
        {
            var seconds = RateLimitHeaders.SetSpent(
                context.Response.Headers, "tokens", limit.PerMinute, AttemptCounter.Window, limit.RetryIn);
            return WriteAsync(context, StatusCodes.Status429TooManyRequests, "rate_limited", string.Create(
                CultureInfo.InvariantCulture,
                $"Too many invalid tokens from this address: use a valid token, or try again in {seconds} s."));
        }

        context.Response.Headers.WWWAuthenticate = PaygAuthentication.Challenge;
        return WriteAsync(context, StatusCodes.Status401Unauthorized, "unauthorized",
            "Send a valid token: Authorization: Bearer <token>.");
    }

    /// <summary>The code of every refusal because the customer is disabled, at log-in too.</summary>
    internal const string DisabledCode = "account_disabled";

    /// <summary>What a disabled customer reads.</summary>
    internal const string DisabledDetail = "This account is disabled. Contact the operator of this API.";

    /// <summary>
    /// Answers why a call was not admitted. A limited caller gets to know when the next call is let through.
    /// </summary>
    internal static Task WriteAsync(HttpContext context, Refusal refusal, CallQuota? quota = null)
    {
        if (quota is { } limit)
        {
            var seconds = RateLimitHeaders.SetSpent(context.Response.Headers, limit);
            return WriteAsync(context, refusal.Status, refusal.Code, string.Create(
                CultureInfo.InvariantCulture,
                $"The limit for this API is {limit.CallsPerMinute} a minute: try again in {seconds} s."));
        }

        return refusal.Status is StatusCodes.Status503ServiceUnavailable
            ? UnavailableAsync(context, refusal.Code, refusal.Detail)
            : WriteAsync(context, refusal.Status, refusal.Code, refusal.Detail);
    }

    /// <summary>Answers 503: the database is away. What was answered before is counted all the same.</summary>
    internal static Task DatabaseUnavailableAsync(HttpContext context, Exception failure)
    {
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Refusals))
            .DatabaseAway(context.Request.Path, failure.GetBaseException().Message);
        return UnavailableAsync(context, "database_unavailable",
            "The database does not answer at the moment; calls are still counted. Try again in a moment.");
    }

    /// <summary>Answers 503 and asks the caller to come back in a second.</summary>
    public static Task UnavailableAsync(HttpContext context, string code, string detail)
    {
        context.Response.Headers.RetryAfter = "1";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, code, detail);
    }

    /// <summary>Answers with a status, a code and a sentence that says what to do.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail) =>
        WriteAsync(context, status, new ProblemDetails
        {
            Status = status,
            Detail = detail,
            Extensions = { [CodeMember] = code, [ProblemTraces.Member] = "" },
        });

    /// <summary>Answers with a status; the application's own problem details service fills in the rest.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        WriteAsync(context, status, new ProblemDetails { Status = status });

    private static async Task WriteAsync(HttpContext context, int status, ProblemDetails problem)
    {
        context.RequestServices.GetService<RefusalLog>()?.Note(context, status);
        context.Response.StatusCode = status;
        var writer = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
