using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Journal.Diagnostics;

namespace Payg.Benchmarks.Calls;

/// <summary>Recording usage in the journal: room reserved, a record appended to a mapped file.</summary>
[MemoryDiagnoser]
public class AppendBenchmarks
{
    private const int Records = 1_000_000;
    private const int SegmentBytes = 48 << 20;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly UsageRecord _record = new(
        new CustomerId(new Guid("0199c0de-0000-7000-8000-000000000001")), new MeterId(1), 1, DateTimeOffset.UnixEpoch);
    private DirectoryInfo _folder = null!;
    private UsageJournal _journal = null!;

    /// <summary>Opens an empty journal with room for all records of one iteration in its first segment.</summary>
    [IterationSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("payg-bench-");
        _journal = UsageJournal.Open(
            _folder.FullName,
            new JournalOptions(Durability.Process, 4L * SegmentBytes, SegmentBytes),
            TimeProvider.System,
            new JournalMetrics(_services.GetRequiredService<IMeterFactory>()),
            NullLogger.Instance);
    }

    /// <summary>Deletes it.</summary>
    [IterationCleanup]
    public void Close()
    {
        _journal.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>One record after the other.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public async Task AppendAsync()
    {
        for (var i = 0; i < Records; i++)
        {
            if (!_journal.TryReserve())
                throw new InvalidOperationException("The journal is full.");
            await _journal.AppendAsync(in _record);
        }
    }
}
