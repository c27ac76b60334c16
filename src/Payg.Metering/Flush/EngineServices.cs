using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Usage;
using Payg.Metering.Archive;
using Payg.Metering.Journal;
using Payg.Metering.Settings;

namespace Payg.Metering.Flush;

/// <summary>Registers the journal and its flush. The host opens the journal at start and fails if it cannot.</summary>
internal static class EngineServices
{
    /// <summary>Adds what keeps usage in a process, all but the <see cref="IUsageLedger"/> behind it.</summary>
    public static IServiceCollection AddUsageEngine(this IServiceCollection services)
    {
        services.AddSettings<MeteringOptions>(MeteringOptions.Section);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MeteringMetrics>();
        services.AddSingleton(OpenJournal);
        services.AddSingleton(MakeFlush);
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<UsageFlush>());
        services.AddSingleton(provider => new ArchiveDirectory(OptionsOf(provider).ArchiveDirectory));
        services.AddSingleton<ArchiveThreads>();
        services.AddSingleton<IHostedService>(MakeSweep);
        return services;
    }

    private static UsageJournal OpenJournal(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        var metrics = provider.GetRequiredService<MeteringMetrics>();
        metrics.ObserveCapacity(options.JournalMaxBytes);
        return UsageJournal.Open(
            new JournalSettings(options.Durability, options.JournalMaxBytes),
            new MappedJournalFiles(options.JournalDirectory),
            provider.GetRequiredService<TimeProvider>(),
            metrics,
            provider.GetRequiredService<ILogger<UsageJournal>>());
    }

    private static UsageFlush MakeFlush(IServiceProvider provider) => new(
        new FlushSettings(OptionsOf(provider).FlushInterval),
        provider.GetRequiredService<UsageJournal>(),
        provider.GetRequiredService<IUsageLedger>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<MeteringMetrics>(),
        provider.GetRequiredService<ILogger<UsageFlush>>(),
        Random.Shared,
        OptionsOf(provider).ArchiveDays > 0 ? MakeArchive(provider) : null);

    private static UsageArchive MakeArchive(IServiceProvider provider) => new(
        provider.GetRequiredService<ArchiveDirectory>(),
        provider.GetRequiredService<MeteringMetrics>(),
        provider.GetRequiredService<ILogger<UsageArchive>>());

    private static ArchiveSweep MakeSweep(IServiceProvider provider) => new(
        OptionsOf(provider).ArchiveDays,
        provider.GetRequiredService<ArchiveDirectory>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<MeteringMetrics>(),
        provider.GetRequiredService<ILogger<ArchiveSweep>>());

    private static MeteringOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<MeteringOptions>>().Value;
}
