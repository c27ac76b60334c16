using System.Diagnostics.Metrics;

namespace Payg.Metering.Diagnostics;

internal enum LeaseRefusalReason
{
    Credit,
    Budget,
    Held,
    Unknown,
}

/// <summary>What a node has done with units of limited customers. Thread-safe.</summary>
internal sealed class LeaseCounts
{
    private static readonly string[] s_reasons = ["credit", "budget", "held", "unknown"];
    private readonly long[] _refusals = new long[s_reasons.Length];
    private long _exchanges;
    private long _failures;
    private long _recalls;
    private long _excess;

    public long Exchanges => Interlocked.Read(ref _exchanges);

    public long Failures => Interlocked.Read(ref _failures);

    public long Recalls => Interlocked.Read(ref _recalls);

    public long Excess => Interlocked.Read(ref _excess);

    /// <summary>Calls that got no units; all reasons are there from the start.</summary>
    public IEnumerable<Measurement<long>> Refusals() => s_reasons.Select((reason, index) => new Measurement<long>(
        Interlocked.Read(ref _refusals[index]), new KeyValuePair<string, object?>("payg.reason", reason)));

    public void CountExchange() => Interlocked.Increment(ref _exchanges);

    public void CountFailure() => Interlocked.Increment(ref _failures);

    public void CountRecall() => Interlocked.Increment(ref _recalls);

    public void CountExcess(long units) => Interlocked.Add(ref _excess, units);

    public void CountRefusal(LeaseRefusalReason reason) => Interlocked.Increment(ref _refusals[(int)reason]);
}
