using Payg.Metering;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>Adds the database and what prepares it at start.</summary>
internal static class DatabaseExtensions
{
    /// <summary>Adds the storage that the settings name.</summary>
    public static void AddPaygDatabase(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var settings = DatabaseSettings.Parse(
            configuration.GetConnectionString("Payg"), configuration.DataDirectory());
        builder.Services.AddPaygStorage(settings, configuration.Currency());
        builder.Services.AddSingleton<StartupOutcome>();
        builder.Services.AddHostedService<DatabasePreparation>();
    }

    /// <summary>Until the database is prepared, the API asks its callers to come back in a moment.</summary>
    public static void UseReadiness(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<DatabaseReadiness>();
        app.Use((context, next) => readiness.IsReady || !IsApi(context.Request.Path)
            ? next(context)
            : Refusals.UnavailableAsync(context, "starting", "The service is starting: try again in a moment."));
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
