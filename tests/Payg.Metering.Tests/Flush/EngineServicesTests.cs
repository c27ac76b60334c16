using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Archive;
using Payg.Journal.Files;
using Payg.Journal.Tests;
using Payg.Metering.Diagnostics;
using Payg.Metering.Flush;
using Payg.Metering.Settings;

namespace Payg.Metering.Tests.Flush;

/// <summary>The engine as a host runs it, from its settings to its metrics.</summary>
public sealed class EngineServicesTests : IDisposable
{
    private readonly JournalDirectory _directory = new();
    private readonly MemoryLedger _ledger = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Host_StartedAndStopped_FlushesWhatWasRecorded()
    {
        using (var host = Build())
        {
            await host.StartAsync();
            await host.Services.GetRequiredService<UsageJournal>().AppendAsync(1, 25);
            await host.StopAsync();
        }

        Assert.Equal(25, _ledger.Applied.Count);
        using var next = _directory.Open();
        Assert.Equal(0, next.Status.PendingRecords);
    }

    [Fact]
    public async Task Host_OnADirectoryInUse_DoesNotStart()
    {
        using var owner = _directory.Open();
        using var host = Build();

        var refusal = await Assert.ThrowsAsync<JournalInUseException>(() => host.StartAsync());

        Assert.Contains("Payg:Metering:JournalDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 25)]
    public async Task Host_ThatKeepsCallsForDays_ArchivesThemAndSweepsOldDays(string days, int archived)
    {
        var old = Directory.CreateDirectory(Path.Combine(_directory.Path, "archive", "2020-01-01"));
        using var host = Build(
            ("ArchiveDays", days), ("JournalDirectory", Path.Combine(_directory.Path, "journal")));
        await host.StartAsync();
        await host.Services.GetRequiredService<UsageJournal>().AppendAsync(1, 25);
        if (archived > 0)
        {
            await Eventually.TrueAsync(() =>
            {
                old.Refresh();
                return !old.Exists;
            });
        }

        await host.StopAsync();

        var calls = host.Services.GetRequiredService<ArchiveReader>()
            .Read(0, UnixMicroseconds.From(DateTimeOffset.MaxValue), _ => Assert.Fail("Damage"));
        Assert.Equal(archived, await host.Services.GetRequiredService<ArchiveThreads>().RunAsync(
            () => calls.Count(), TestContext.Current.CancellationToken));
        old.Refresh();
        Assert.Equal(archived == 0, old.Exists);
    }

    [Fact]
    public void Services_OfTheEngine_BringWhatMeasures() =>
        Assert.Contains(
            new ServiceCollection().AddUsageEngine(), service => service.ServiceType == typeof(IMeterFactory));

    [Theory]
    [InlineData("FlushInterval", "00:00:00")]
    [InlineData("FlushInterval", "01:00:00")]
    [InlineData("JournalMaxBytes", "1048576")]
    [InlineData("ArchiveDays", "-1")]
    [InlineData("JournalDirectory", "")]
    [InlineData("Durability", "7")]
    [InlineData("WhenFull", "7")]
    public async Task Host_WithASettingOutOfBounds_DoesNotStartAndNamesIt(string setting, string value)
    {
        using var host = Build((setting, value));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithoutSettings_HaveTheDocumentedDefaults()
    {
        var options = new MeteringOptions();

        Assert.Equal(TimeSpan.FromSeconds(1), options.FlushInterval);
        Assert.Equal(Durability.Process, options.Durability);
        Assert.Equal(1L << 30, options.JournalMaxBytes);
        Assert.Equal(WhenFull.Reject, options.WhenFull);
        Assert.Equal(0, options.ArchiveDays);
    }

    [Fact]
    public async Task Metrics_OfAFlush_TellWhatHappened()
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        using var host = Build(("FlushInterval", "00:05:00"));
        var ours = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, ours))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var outcome = tags.Length == 2 ? $":{tags[0].Value}:{tags[1].Value}" : "";
            lock (sums)
                sums[instrument.Name + outcome] = sums.GetValueOrDefault(instrument.Name + outcome) + value;
        });
        listener.Start();
        await host.StartAsync();
        var flush = host.Services.GetRequiredService<UsageFlush>();
        await Eventually.TrueAsync(() => flush.Status.LastFlushedAt is not null);
        var journal = host.Services.GetRequiredService<UsageJournal>();
        host.Services.GetRequiredService<MeteringMetrics>().CallsOf("api1").Count(CallOutcome.Charged);
        await journal.AppendAsync(1, 3);
        listener.RecordObservableInstruments();
        Assert.Equal(3, sums["payg.journal.records.pending"]);

        await flush.FlushAsync(default);

        Assert.Equal(3, sums["payg.flush.records"]);
        Assert.Equal(1, sums["payg.calls:api1:charged"]);
        Assert.Equal(0, sums["payg.calls:api1:rejected"]);
        Assert.Equal(0, sums["payg.flush.lines"]);
        listener.RecordObservableInstruments();
        Assert.Equal(1, sums["payg.flush.lines"]);
        await host.StopAsync();
    }

    private IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"{MeteringOptions.Section}:JournalDirectory"] = _directory.Path,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(
            setting => $"{MeteringOptions.Section}:{setting.Name}",
            setting => (string?)setting.Value,
            StringComparer.Ordinal));
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IUsageLedger>(_ledger);
        builder.Services.AddSingleton<ILeaseStore>(new MemoryLeases());
        builder.Services.AddUsageEngine();
        return builder.Build();
    }
}
