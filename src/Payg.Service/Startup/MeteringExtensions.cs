using Payg.Metering;

namespace Payg.Service.Startup;

/// <summary>Adds the metering to the service.</summary>
internal static class MeteringExtensions
{
    private const string JournalFolder = "journal";

    /// <summary>Adds the metering, with its journal in the data directory unless the settings say otherwise.</summary>
    public static void AddPaygMetering(this WebApplicationBuilder builder)
    {
        var journal = Path.Combine(builder.Configuration.DataDirectory(), JournalFolder);
        builder.Services.Configure<MeteringOptions>(options => options.JournalDirectory = journal);
        builder.Services.AddPayg();
    }
}
