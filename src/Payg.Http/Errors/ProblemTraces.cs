using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Payg.Http.Errors;

/// <summary>
/// Gives Payg's own problems their <c>trace_id</c>, whatever naming the application has chosen for its JSON: ASP.NET
/// Core names it by that choice. The application's own problems keep their names.
/// </summary>
internal sealed class ProblemTraces : IPostConfigureOptions<ProblemDetailsOptions>
{
    /// <summary>The member that finds the request in the log. Payg's problems are made with an empty one.</summary>
    public const string Member = "trace_id";

    private const string FrameworkMember = "traceId";

    public void PostConfigure(string? name, ProblemDetailsOptions options)
    {
        var customize = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            customize?.Invoke(context);
            var members = context.ProblemDetails.Extensions;
            if (members.TryGetValue(Member, out var value) && value is "")
            {
                members[Member] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
                members.Remove(FrameworkMember);
            }
        };
    }
}
