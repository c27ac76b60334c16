using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Payg.Http.Errors;

/// <summary>Registers what <see cref="Problems"/> needs.</summary>
public static class ProblemServices
{
    /// <summary>What the framework refuses without a body, by status.</summary>
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

    /// <summary>Adds the writer of problem details, and the <c>trace_id</c> of Payg's own problems.</summary>
    public static IServiceCollection AddPaygProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<IPostConfigureOptions<ProblemDetailsOptions>, ProblemTraces>();
        return services;
    }

    /// <summary>
    /// Gives every problem of the application a code and a sentence, those of the framework included, and answers in
    /// JSON even where the request accepts none. For an application whose API is Payg's alone.
    /// </summary>
    public static IServiceCollection AddProblemDefaults(this IServiceCollection services)
    {
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context => Complete(context.ProblemDetails));
        services.AddSingleton<IProblemDetailsWriter, UnacceptedProblemWriter>();
        return services;
    }

    private static void Complete(ProblemDetails problem)
    {
        var known = s_byStatus.GetValueOrDefault(problem.Status ?? 500, ("error", ""));
        problem.Extensions.TryAdd(Problems.CodeMember, known.Item1);
        if (string.IsNullOrEmpty(problem.Detail) && known.Item2.Length > 0)
            problem.Detail = known.Item2;
    }
}
