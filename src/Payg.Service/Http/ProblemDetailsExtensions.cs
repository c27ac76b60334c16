using Microsoft.AspNetCore.Mvc;
using Payg.Metering;

namespace Payg.Service.Http;

/// <summary>Turns whatever goes wrong into problem details at the edge of the service.</summary>
internal static class ProblemDetailsExtensions
{
    /// <summary>The refusals that come from the framework without a body, by status.</summary>
    private static readonly Dictionary<int, (string Code, string Detail)> s_byStatus = new()
    {
        [400] = ("malformed_request", "The request could not be read: check its syntax."),
        [401] = ("unauthorized", "Send a valid token: Authorization: Bearer <token>."),
        [403] = ("forbidden", "You may not do this."),
        [404] = ("not_found", "Not found. See /docs for the available endpoints."),
        [405] = ("method_not_allowed", "Method not allowed here. See the Allow header."),
        [408] = ("request_timeout", "The request took too long to arrive."),
        [413] = ("payload_too_large", "The request body is too large."),
        [414] = ("uri_too_long", "The address is too long."),
        [415] = ("unsupported_media_type", "Send the body in a content type that this address takes."),
        [431] = ("headers_too_large", "The request headers are too large."),
        [503] = ("unavailable", "The service cannot answer at the moment: try again in a moment."),
    };

    /// <summary>Adds the writer of problem details and the handler of exceptions.</summary>
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ServiceExceptionHandler>();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            Complete(context.ProblemDetails));
        builder.Services.AddSingleton<IProblemDetailsWriter, UnacceptedProblemWriter>();
    }

    /// <summary>Handles exceptions.</summary>
    public static void UseProblems(this WebApplication app) => app.UseExceptionHandler();

    /// <summary>Fills in the body of refusals that have none. Metered calls need it not, and pass before it.</summary>
    public static void UseRefusalBodies(this WebApplication app) => app.UseStatusCodePages();

    /// <summary>Every problem has a code, and says what to do.</summary>
    private static void Complete(ProblemDetails problem)
    {
        var known = s_byStatus.GetValueOrDefault(problem.Status ?? 500, ("error", ""));
        problem.Extensions.TryAdd(Refusals.CodeMember, known.Item1);
        if (string.IsNullOrEmpty(problem.Detail) && known.Item2.Length > 0)
            problem.Detail = known.Item2;
    }
}
