using Payg.Http.Errors;

namespace Payg.Service.Http;

/// <summary>Turns whatever goes wrong into problem details at the edge of the service.</summary>
internal static class ProblemDetailsExtensions
{
    /// <summary>Adds the writer of problem details and the handler of exceptions.</summary>
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ServiceExceptionHandler>();
        builder.Services.AddProblemDefaults();
    }

    public static void UseProblems(this WebApplication app) => app.UseExceptionHandler();

    /// <summary>
    /// Fills in the body of refusals without one. Metered calls do not need it, and pass before it.
    /// </summary>
    public static void UseRefusalBodies(this WebApplication app) => app.UseStatusCodePages();
}
