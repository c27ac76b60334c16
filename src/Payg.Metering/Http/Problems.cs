using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Payg.Metering.Http;

/// <summary>Refusals as problem details (RFC 9457), each with a stable <c>code</c>.</summary>
internal static class Problems
{
    /// <summary>The code of a refusal that names fields.</summary>
    public const string ValidationFailed = "validation_failed";

    /// <summary>A refusal with a code and a sentence that says what to do.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(new ProblemDetails
        {
            Status = status,
            Detail = detail,
            Extensions = { [Refusals.CodeMember] = code, [ProblemTraces.Member] = "" },
        });

    /// <summary>404: a sentence says what there is not.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not_found", detail);

    /// <summary>400: fields are at fault; every rule that was broken is told at its field.</summary>
    public static ProblemHttpResult Invalid(FieldErrors errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors.ToDictionary())
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Some fields are not valid.",
            Detail = "Fix the fields listed in `errors` and retry.",
            Extensions = { [Refusals.CodeMember] = ValidationFailed, [ProblemTraces.Member] = "" },
        });
}
