using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Diagnostics;
using Payg.Journal.Files;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests;

/// <summary>A journal directory of its own for one test, deleted afterwards.</summary>
internal sealed class JournalDirectory : IDisposable
{
    /// <summary>Room for a hundred records a segment.</summary>
    public const int SmallSegment = SegmentHeader.Bytes + (100 * RecordSlot.Bytes);

    /// <summary>Room for 64 short sets of dimensions.</summary>
    public const int DimensionBytes = 4096;

    private static readonly Guid Customer = new("0199c0de-0000-7000-8000-000000000001");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public JournalDirectory()
    {
        Path = Directory.CreateTempSubdirectory("payg-journal-").FullName;
        Metrics = new JournalMetrics(_services.GetRequiredService<IMeterFactory>());
    }

    public string Path { get; }

    /// <summary>What an instrument of the metrics says.</summary>
    public long? Read(string instrument) => _services.GetRequiredService<IMeterFactory>().Read(instrument);

    public JournalMetrics Metrics { get; }

    /// <summary>
    /// Opens the journal. A clock that the test holds runs due timers on the spot, so the next segment is always
    /// ready in time; with the real clock a test of small segments can be faster than their preparation.
    /// </summary>
    public UsageJournal Open(
        int segmentBytes = SmallSegment,
        int maxSegments = 8,
        Durability durability = Durability.Process,
        TimeProvider? time = null,
        IJournalFiles? files = null,
        ILogger? logger = null)
    {
        var options = new JournalOptions(durability, (long)segmentBytes * maxSegments, segmentBytes)
        {
            DimensionBytes = DimensionBytes,
        };
        return UsageJournal.Open(
            files ?? new MappedJournalFiles(Path), options, time ?? new FakeTimeProvider(), Metrics,
            logger ?? NullLogger.Instance);
    }

    /// <summary>What there is but for the lock and the marks of journals.</summary>
    public string[] Files(string folder = "") =>
        Directory.Exists(System.IO.Path.Combine(Path, folder))
            ? [.. Directory.GetFiles(System.IO.Path.Combine(Path, folder))
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)
                    && !file.EndsWith(".journal", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>A record whose quantity names it, so that a test can tell which ones it got back.</summary>
    public static UsageRecord Record(long number) => new(
        new CustomerId(Customer), new MeterId(3), number, DateTimeOffset.UnixEpoch.AddTicks(number * 10))
    {
        ApiKey = new ApiKeyId((int)(number & 3)),
    };

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>What tests do with a journal.</summary>
internal static class JournalSteps
{
    public static async Task AppendAsync(this UsageJournal journal, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            Assert.True(journal.TryReserve(), $"There was no room for record {number}.");
            await journal.AppendAsync(JournalDirectory.Record(number));
        }
    }

    /// <summary>Reads all sealed segments back, in order, and retires them.</summary>
    public static List<UsageRecord> TakeAll(this UsageJournal journal)
    {
        var records = new List<UsageRecord>();
        while (journal.FirstSealed is { } segment)
        {
            records.AddRange(journal.BatchOf(segment).Records);
            journal.Retire(segment);
        }

        return records;
    }
}
