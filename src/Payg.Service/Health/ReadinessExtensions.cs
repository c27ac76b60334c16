using Payg.Http.Errors;
using Payg.Storage.Databases;

namespace Payg.Service.Health;

internal static class ReadinessExtensions
{
    /// <summary>Until the database is prepared, the API asks its callers to come back in a moment.</summary>
    public static void UseReadiness(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<DatabaseReadiness>();
        app.Use((context, next) => readiness.IsReady || !IsApi(context.Request.Path)
            ? next(context)
            : Problems.UnavailableAsync(context, "starting", "The service is starting: try again in a moment."));
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
