using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Authenticate;

namespace Payg.Metering;

/// <summary>Answers that say no, as problem details (RFC 9457) with a stable <c>code</c>.</summary>
public static class Refusals
{
    /// <summary>The member of problem details that programs decide by.</summary>
    public const string CodeMember = "code";

    /// <summary>Answers 401: there is no valid token.</summary>
    public static Task UnauthorizedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = PaygAuthentication.Challenge;
        return WriteAsync(context, StatusCodes.Status401Unauthorized, "unauthorized",
            "Send a valid token: Authorization: Bearer <token>.");
    }

    /// <summary>Answers with a status, a code and a sentence that says what to do.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Detail = detail, Extensions = { [CodeMember] = code } };
        var writer = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
