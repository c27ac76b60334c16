using Payg.Http.Errors;

namespace Payg.Service.Http;

internal static class ProblemDetailsExtensions
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ServiceExceptionHandler>();
        builder.Services.AddProblemDefaults();
    }

    public static void UseProblems(this WebApplication app) => app.UseExceptionHandler();

    /// <summary>Metered calls do not need it, and pass before it.</summary>
    public static void UseRefusalBodies(this WebApplication app) => app.UseStatusCodePages();
}
