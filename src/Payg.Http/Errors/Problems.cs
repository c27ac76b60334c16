using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Payg.Http.Errors;

/// <summary>
/// Refusals as problem details (RFC 9457), each with a stable <c>code</c>: as the result of an endpoint, or written to
/// a response.
/// </summary>
public static class Problems
{
    /// <summary>The member of problem details that programs decide by.</summary>
    public const string CodeMember = "code";

    /// <summary>The code of a refusal that names fields.</summary>
    public const string ValidationFailed = "validation_failed";

    /// <summary>A refusal with a code and a sentence that says what to do.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(Details(status, code, detail));

    /// <summary>404: the sentence says what was not found.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not_found", detail);

    /// <summary>400: fields are at fault; every broken rule is listed at its field.</summary>
    public static ProblemHttpResult Invalid(FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return TypedResults.Problem(new HttpValidationProblemDetails(errors.ToDictionary())
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Some fields are not valid.",
            Detail = "Fix the fields listed in `errors` and retry.",
            Extensions = { [CodeMember] = ValidationFailed, [ProblemTraces.Member] = "" },
        });
    }

    /// <summary>Answers 503: the database is unavailable. Calls that were served before are counted.</summary>
    public static Task DatabaseUnavailableAsync(HttpContext context, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(failure);
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems))
            .DatabaseUnavailable(context.Request.Path, failure.GetBaseException().Message);
        return UnavailableAsync(context, "database_unavailable",
            "The database does not answer at the moment; calls are still counted. Try again in a moment.");
    }

    /// <summary>Answers 503 and asks the caller to come back in a second.</summary>
    public static Task UnavailableAsync(HttpContext context, string code, string detail)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.RetryAfter = "1";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, code, detail);
    }

    /// <summary>Answers with a status, a code and a sentence that says what to do.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail) =>
        WriteAsync(context, status, Details(status, code, detail));

    /// <summary>Answers with a status, a code, a sentence that says what to do, and further members.</summary>
    public static Task WriteAsync(
        HttpContext context, int status, string code, string detail, IReadOnlyDictionary<string, object?> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var problem = Details(status, code, detail);
        foreach (var (name, value) in members)
            problem.Extensions[name] = value;
        return WriteAsync(context, status, problem);
    }

    /// <summary>Answers with a status; the application's own problem details service fills in the rest.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        WriteAsync(context, status, new ProblemDetails { Status = status });

    private static ProblemDetails Details(int status, string code, string detail) => new()
    {
        Status = status,
        Detail = detail,
        Extensions = { [CodeMember] = code, [ProblemTraces.Member] = "" },
    };

    private static async Task WriteAsync(HttpContext context, int status, ProblemDetails problem)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RequestServices.GetService<IRefusalObserver>()?.Refused(context, status);
        context.Response.StatusCode = status;
        var writer = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
