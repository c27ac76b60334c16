using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Credits;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Archive;
using Payg.Journal.Diagnostics;
using Payg.Metering.Diagnostics;
using Payg.Metering.Settings;

namespace Payg.Metering.Flush;

/// <summary>Registers the journal and its flush. The host opens the journal at start and fails if it cannot.</summary>
internal static class EngineServices
{
    public static IServiceCollection AddUsageEngine(this IServiceCollection services)
    {
        services.AddSettings<MeteringOptions>(MeteringOptions.Section);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MeteringMetrics>();
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton(OpenJournal);
        services.AddSingleton(MakeFlush);
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<UsageFlush>());
        services.AddSingleton(provider => new ArchiveReader([OptionsOf(provider).ArchiveDirectory]));
        services.AddSingleton<ArchiveThreads>();
        services.AddSingleton<IHostedService>(MakeSweep);
        return services;
    }

    private static UsageJournal OpenJournal(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        return UsageJournal.Open(
            options.JournalDirectory,
            new JournalOptions(options.Durability, options.JournalMaxBytes),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<JournalMetrics>(),
            provider.GetRequiredService<ILogger<UsageJournal>>());
    }

    private static UsageFlush MakeFlush(IServiceProvider provider) => new(
        new FlushOptions(OptionsOf(provider).FlushInterval),
        provider.GetRequiredService<UsageJournal>(),
        provider.GetRequiredService<IUsageLedger>(),
        provider.GetRequiredService<ILeaseStore>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<MeteringMetrics>(),
        provider.GetRequiredService<ILogger<UsageFlush>>(),
        Random.Shared,
        OptionsOf(provider).ArchiveDays > 0 ? MakeArchive(provider) : null);

    private static UsageArchive MakeArchive(IServiceProvider provider) => new(
        OptionsOf(provider).ArchiveDirectory,
        provider.GetRequiredService<JournalMetrics>(),
        provider.GetRequiredService<ILogger<UsageArchive>>());

    private static ArchiveSweepService MakeSweep(IServiceProvider provider) => new(new ArchiveSweep(
        OptionsOf(provider).ArchiveDays,
        OptionsOf(provider).ArchiveDirectory,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<JournalMetrics>(),
        provider.GetRequiredService<ILogger<ArchiveSweep>>()));

    private static MeteringOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<MeteringOptions>>().Value;
}
