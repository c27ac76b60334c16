using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Payg.Http.Errors;

/// <summary>
/// Writes the problems that the framework's own writer does not, because the request accepts no JSON: a refusal in
/// JSON says more than one without a body (RFC 9110, section 12.4.1, allows it).
/// </summary>
internal sealed class UnacceptedProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) =>
        context.HttpContext.Request.Headers.Accept.Count > 0;

    /// <summary>Nothing else is written after it, so the header is not missed.</summary>
    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.HttpContext.Request.Headers.Accept = default;
        return context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(context);
    }
}
