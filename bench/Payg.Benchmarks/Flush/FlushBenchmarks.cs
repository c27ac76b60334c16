using BenchmarkDotNet.Attributes;
using Payg.Core.Usage;
using Payg.Storage.Databases;

namespace Payg.Benchmarks.Flush;

/// <summary>
/// Applying a batch, with one record for each line, against a raw upsert that adds to the same rows of the four tables
/// in one transaction, as batched as the database allows. All rows are there already.
/// </summary>
[InvocationCount(1)]
[IterationCount(7)]
[WarmupCount(2)]
public class FlushBenchmarks
{
    private readonly Guid _journal = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private FlushDatabase _database = null!;
    private RawUpsert _raw = null!;
    private UsageRecord[] _records = [];
    private long _segment;

    /// <summary>The database.</summary>
    [Params(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    public DatabaseKind Database { get; set; }

    /// <summary>Usage lines in a batch.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Lines { get; set; }

    /// <summary>Makes the database, and all rows by a first flush.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = await FlushDatabase.CreateAsync(Database, Lines / FlushDatabase.Meters);
        var now = TimeProvider.System.GetUtcNow();
        _records =
        [
            .. from customer in _database.Customers
               from meter in _database.MeterIds
               select new UsageRecord(customer, meter, 1, now),
        ];
        await FlushAsync();
        await using var connection = await _database.OpenAsync();
        _raw = await RawUpsert.OfAsync(connection);
    }

    /// <summary>Deletes it.</summary>
    [GlobalCleanup]
    public Task CleanUpAsync() => _database.DisposeAsync().AsTask();

    /// <summary>The raw upsert.</summary>
    [Benchmark(Baseline = true)]
    public async Task RawAsync()
    {
        await using var connection = await _database.OpenAsync();
        await _raw.RunAsync(connection);
    }

    /// <summary>The flush.</summary>
    [Benchmark]
    public async Task FlushAsync()
    {
        var batch = new UsageBatch(new BatchId(_journal, ++_segment), _records, _segment);
        var outcome = await _database.Ledger.ApplyAsync(batch, CancellationToken.None);
        if (outcome.AlreadyApplied || outcome.Lines != Lines)
            throw new InvalidOperationException($"{outcome} instead of {Lines} lines.");
    }
}
