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
        builder.Services.AddHostedService<DatabasePreparation>();
    }
}
