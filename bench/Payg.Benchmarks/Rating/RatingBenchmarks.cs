using BenchmarkDotNet.Attributes;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Usage;

namespace Payg.Benchmarks.Rating;

/// <summary>Rating one line, and summing records into lines.</summary>
[MemoryDiagnoser]
public class RatingBenchmarks
{
    private const int Records = 100_000;
    private const int Customers = 1_000;

    private readonly Price _flat = PriceOf(new FlatPrice(1_000_000));
    private readonly Price _graduated = PriceOf(
        PriceModelJson.Read("""
            {"model":"graduated","free_units":100,"tiers":[{"up_to":1000,"amount":"0.01"},
            {"up_to":100000,"amount":"0.002"},{"up_to":null,"amount":"0.0005"}]}
            """).Model!);
    private readonly UsageRecord[] _records = new UsageRecord[Records];
    private PriceBook _prices = null!;

    /// <summary>Makes records of a thousand customers in no order.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        _prices = new PriceBook([_flat]);
        for (var i = 0; i < Records; i++)
        {
            var customer = new CustomerId(new Guid(random.Next(Customers), 0, 0, new byte[8]));
            _records[i] = new UsageRecord(customer, new MeterId(1), 1, DateTimeOffset.UnixEpoch.AddYears(50));
        }
    }

    /// <summary>One amount for all units.</summary>
    [Benchmark]
    public Money RateFlat() => Rater.Rate(_flat, 123_456);

    /// <summary>Three tiers.</summary>
    [Benchmark]
    public Money RateGraduated() => Rater.Rate(_graduated, 123_456);

    /// <summary>One record into one of a thousand sums.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Aggregate()
    {
        var summary = new UsageSummary(_prices);
        foreach (var record in _records)
            summary.Add(in record);
        return summary.Count;
    }

    private static Price PriceOf(PriceModel model) =>
        new(new PriceId(1), new MeterId(1), Currency.Usd, DateTimeOffset.UnixEpoch, model);
}

/// <summary>What a million usage lines take that wait to be flushed; it is printed with each run.</summary>
[InvocationCount(1)]
[IterationCount(3)]
[WarmupCount(1)]
public class SummaryMemoryBenchmarks
{
    private const int Lines = 1_000_000;

    private static readonly Price Price = new(
        new PriceId(1), new MeterId(1), Currency.Usd, DateTimeOffset.UnixEpoch, new FlatPrice(1));

    /// <summary>Fills a summary, and prints what it holds on to for each line.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public int OneMillionLines()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var summary = new UsageSummary(new PriceBook([Price]));
        for (var i = 0; i < Lines; i++)
        {
            summary.Add(new UsageRecord(
                new CustomerId(new Guid(i, 0, 0, new byte[8])), new MeterId(1), 1, DateTimeOffset.UnixEpoch));
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"// {(after - before) / (double)summary.Count:F1} bytes held for each line");
        return summary.Count;
    }
}
